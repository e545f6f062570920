package io.tranche.loan.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * All of a provider's shares together.
 *
 * @param overdueLoans of how many something is overdue
 * @param yieldPercent see {@link Yield}
 */
@Schema(example = """
        {"loans": 2, "share_amount": "50000.00", "principal_returned": "3942.44", "principal_outstanding": "46057.56", "principal_lost": "0.00",
         "interest_earned": "500.00", "penalty_earned": "0.00", "platform_fee": "50.00", "received": "4392.44",
         "overdue_loans": 1, "overdue_amount": "2221.22", "yield_percent": "10.62"}""")
record Summary(
        long loans,
        Money shareAmount,
        Money principalReturned,
        Money principalOutstanding,
        Money principalLost,
        Money interestEarned,
        Money penaltyEarned,
        Money platformFee,
        Money received,
        long overdueLoans,
        Money overdueAmount,
        @Nullable String yieldPercent) {}
