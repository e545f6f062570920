/** Measures the hot path from outside: drives repayments through the gateway and tells what they cost. */
@NullMarked
package io.tranche.bench;

import org.jspecify.annotations.NullMarked;
