package io.tranche.wallet.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What came of a top-up or withdrawal. */
@Schema(example = "{\"id\": 2, \"amount\": \"5000.00\", \"status\": \"SUCCESS\", \"balance\": \"5000.00\"}")
record PaymentAnswer(
        long id, Money amount, String status, @Nullable Money balance) {

    /** @throws Refusal if the payment provider declined */
    static ResponseEntity<PaymentAnswer> of(Settlement settlement) {
        HttpStatus status = switch (settlement.status()) {
            case SUCCESS -> HttpStatus.OK;
            case PENDING -> HttpStatus.ACCEPTED;
            case DECLINED ->
                throw new Refusal(
                        HttpStatus.BAD_REQUEST, "payment_declined", "The payment provider declined the payment");
        };
        return ResponseEntity.status(status)
                .body(new PaymentAnswer(
                        settlement.id(),
                        settlement.amount(),
                        settlement.status().name(),
                        settlement.balanceAfter()));
    }
}
