/**
 * Lets a caller wait for the end of a saga without a thread of the platform or a connection of the pool, whichever instance
 * finishes it.
 */
@NullMarked
package io.tranche.loan.outcome;

import org.jspecify.annotations.NullMarked;
