package io.tranche.loan.autodebit;

import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.LoanId;
import java.time.LocalDate;

/**
 * What is due of a loan.
 *
 * @param open what payments under way leave of it; zero or less if they pay it all
 * @param since when the latest of it became due
 * @param attempt how often it will have been asked for since then
 */
record Due(LoanId loan, long borrowerId, Money open, LocalDate since, int attempt) {}
