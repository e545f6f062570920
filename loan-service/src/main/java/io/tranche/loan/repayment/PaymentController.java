package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.json.Amount;
import io.tranche.web.request.Prefer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes payments. */
@RestController
class PaymentController {

    private final Payments payments;
    private final Checkout checkout;

    PaymentController(Payments payments, Checkout checkout) {
        this.payments = payments;
        this.checkout = checkout;
    }

    @Schema(example = """
            {"loan_id": 7, "amount": "8884.88", "idempotency_key": "payment-uuid-12345"}""")
    record PaymentRequest(
            @NotNull Long loanId,
            @NotNull Amount amount,

            @Schema(
                    description =
                            "What is left of the amount when the dues are paid repays principal, and the rest of the schedule is "
                                    + "made anew. Left out: it pays the next installments in advance")
            @Nullable
            Prepayment prepayment,

            @Nullable String idempotencyKey) {

        PaymentOrder order(Caller caller, Optional<IdempotencyKey> key) {
            return new PaymentOrder(
                    caller.userId(),
                    new LoanId(loanId),
                    amount.money(),
                    Prepayment.kindOf(prepayment),
                    key.map(IdempotencyKey::value).orElse(null));
        }
    }

    @Operation(summary = "Pay an amount of one's own loan", description = """
                    Waits for the money to move, by `Prefer: wait=N` so many seconds; then 202. With `prepayment`, nothing else of the \
                    loan may be under way. Refusals: insufficient_balance, amount_exceeds_outstanding (400), loan_not_active, \
                    outstanding_reserved, repayment_in_progress, repayment_failed (409), idempotency_key_reused (422).""")
    @PostMapping("/api/repayments/make-payment")
    ResponseEntity<PaymentView> makePayment(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String header,
            @Valid @RequestBody PaymentRequest request,
            Prefer prefer) {
        Optional<IdempotencyKey> key = IdempotencyKey.of(header, request.idempotencyKey());
        if (key.isEmpty()) {
            throw Refusal.invalid(new InvalidField("idempotency_key", "must be given"));
        }
        return pay(request.order(caller, key), prefer);
    }

    @Operation(summary = "The same, without an idempotency key if need be")
    @PostMapping("/api/payments")
    ResponseEntity<PaymentView> pay(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String header,
            @Valid @RequestBody PaymentRequest request,
            Prefer prefer) {
        return pay(request.order(caller, IdempotencyKey.of(header, request.idempotencyKey())), prefer);
    }

    private ResponseEntity<PaymentView> pay(PaymentOrder order, Prefer prefer) {
        return checkout.await(() -> payments.start(order), prefer);
    }
}
