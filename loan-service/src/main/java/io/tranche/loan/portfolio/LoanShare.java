package io.tranche.loan.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * A provider's part of one loan.
 *
 * @param shareAmount what the provider lent
 * @param principalOutstanding what of that has not come back and may
 * @param principalLost what had not come back when the loan was written off
 * @param platformFee what the platform kept of the interest
 * @param received all that came back to the provider's wallet
 * @param overdueAmount the provider's part, by what they lent, of all that was due before today and is not paid
 * @param yieldPercent see {@link Yield}
 */
@Schema(example = """
        {"loan_id": 7, "status": "ACTIVE", "loan_amount": "100000.00", "share_amount": "25000.00",
         "principal_returned": "1971.22", "principal_outstanding": "23028.78", "principal_lost": "0.00",
         "interest_earned": "250.00",
         "penalty_earned": "0.00", "platform_fee": "25.00", "received": "2196.22", "overdue": true,
         "overdue_amount": "2221.22", "yield_percent": "5.64"}""")
record LoanShare(
        long loanId,
        String status,
        Money loanAmount,
        Money shareAmount,
        Money principalReturned,
        Money principalOutstanding,
        Money principalLost,
        Money interestEarned,
        Money penaltyEarned,
        Money platformFee,
        Money received,
        boolean overdue,
        Money overdueAmount,
        @Nullable String yieldPercent) {}
