package io.tranche.loan.eligibility;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody who applies.
 *
 * @param openLoans applied for, on their way or being repaid
 * @param overdueLoans with an installment that was due before today
 * @param monthlyDues what the open loans take a month
 * @param walletTransactions as far as they are known here
 * @param creditScore null if none is known
 */
public record Standing(
        int openLoans,
        int overdueLoans,
        BigDecimal monthlyDues,
        long walletTransactions,
        @Nullable Integer creditScore) {}
