package io.tranche.loan.product;

/**
 * What is asked of a borrower. Zero in the fields that say so means that it is not asked.
 *
 * @param concurrentLoansMax open loans at a time, whatever their product
 * @param overdueLoansMax loans with a missed installment that are put up with
 * @param incomeRequired whether an application has to state the income
 * @param debtToIncomePercentMax what installments a month may take of the stated income; zero: anything
 * @param walletTransactionsMin what the borrower's wallet must have seen; zero: nothing
 * @param scoreMin credit score, where one is known; zero: any
 */
public record Demands(
        int concurrentLoansMax,
        int overdueLoansMax,
        boolean incomeRequired,
        int debtToIncomePercentMax,
        int walletTransactionsMin,
        int scoreMin) {}
