package io.tranche.loan.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a provider's share of a loan. What goes out, or is taken back, is negative.
 *
 * @param id zero is what was lent
 * @param date business date as of which it counts
 * @param principal by how much less is out; lent money is out
 * @param platformFee what the platform kept of the interest
 * @param amount what it was to the provider's wallet
 * @param principalOutstanding what is out after it
 */
@Schema(example = """
        {"id": 912, "date": "2026-03-02", "type": "REPAYMENT", "repayment_id": 41, "principal": "1971.22", "interest": "250.00",
         "penalty": "13.33", "platform_fee": "2.50", "amount": "2232.05", "principal_outstanding": "23028.78"}""")
record ShareMovement(
        long id,
        LocalDate date,
        Type type,
        @Nullable Long repaymentId,
        Money principal,
        Money interest,
        Money penalty,
        Money platformFee,
        Money amount,
        Money principalOutstanding) {

    enum Type {
        DISBURSEMENT,
        /** The loan was called off, and the money came back. */
        DISBURSEMENT_REVERSAL,
        /** What came back before there were statements. */
        CARRIED_FORWARD,
        REPAYMENT,
        /** A payment was taken back from the provider. */
        REVERSAL,
        /** Earlier payments count as something else, because of another payment. */
        ADJUSTMENT,
        /** The principal is lost. */
        WRITE_OFF
    }
}
