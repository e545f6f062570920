/** What a loan would cost, for whoever asks: a calculator that knows no borrower, no limits and no database. */
@NullMarked
package io.tranche.loan.quote;

import org.jspecify.annotations.NullMarked;
