/** The threads of scheduled tasks. */
@NullMarked
package io.tranche.web.scheduling;

import org.jspecify.annotations.NullMarked;
