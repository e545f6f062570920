/** Who may borrow how much at what rate: small rules without a database, a clock or Spring. */
@NullMarked
package io.tranche.loan.eligibility;

import org.jspecify.annotations.NullMarked;
