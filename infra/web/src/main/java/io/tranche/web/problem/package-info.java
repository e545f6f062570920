/** The one place where refusals, bad input and bugs become {@code application/problem+json}. */
@NullMarked
package io.tranche.web.problem;

import org.jspecify.annotations.NullMarked;
