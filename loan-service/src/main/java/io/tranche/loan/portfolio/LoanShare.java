package io.tranche.loan.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;

/**
 * A provider's part of one loan.
 *
 * @param shareAmount what the provider lent
 * @param principalOutstanding what of that has not come back
 * @param received all that came back to the provider's wallet
 */
@Schema(example = """
        {"loan_id": 7, "status": "ACTIVE", "loan_amount": "100000.00", "share_amount": "25000.00",
         "principal_returned": "1971.22", "principal_outstanding": "23028.78", "interest_earned": "250.00",
         "penalty_earned": "0.00", "received": "2221.22"}""")
record LoanShare(
        long loanId,
        String status,
        Money loanAmount,
        Money shareAmount,
        Money principalReturned,
        Money principalOutstanding,
        Money interestEarned,
        Money penaltyEarned,
        Money received) {}
