/** One timeline of a loan, joined from what each service knows. */
@NullMarked
package io.tranche.gateway.timeline;

import org.jspecify.annotations.NullMarked;
