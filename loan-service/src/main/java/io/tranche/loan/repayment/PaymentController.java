package io.tranche.loan.repayment;

import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.outcome.Outcomes;
import io.tranche.loan.outcome.Subject;
import io.tranche.loan.outcome.Waiter;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes payments, and holds the request until the money has moved or it is clear that it will not. */
@RestController
class PaymentController {

    private final Payments payments;
    private final Repayments repayments;
    private final Outcomes outcomes;
    private final TransactionTemplate transaction;

    PaymentController(Payments payments, Repayments repayments, Outcomes outcomes, TransactionTemplate transaction) {
        this.payments = payments;
        this.repayments = repayments;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    record PaymentRequest(
            @NotNull Long loanId,
            @NotNull Amount amount,
            @Nullable String idempotencyKey) {

        PaymentOrder order(Caller caller, Optional<IdempotencyKey> key) {
            return new PaymentOrder(
                    caller.userId(),
                    new LoanId(loanId),
                    amount.money(),
                    key.map(IdempotencyKey::value).orElse(null));
        }
    }

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

    @PostMapping("/api/payments")
    ResponseEntity<PaymentView> pay(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String header,
            @Valid @RequestBody PaymentRequest request,
            Prefer prefer) {
        return pay(request.order(caller, IdempotencyKey.of(header, request.idempotencyKey())), prefer);
    }

    private ResponseEntity<PaymentView> pay(PaymentOrder order, Prefer prefer) {
        try (Waiter waiter = outcomes.waiter()) {
            Repayment started = transaction.execute(status -> start(order, waiter));
            if (started.status() != RepaymentStatus.PENDING) {
                return answer(started);
            }
            waiter.await(prefer.waitMax());
            return answer(repayments.find(started.id()).orElseThrow());
        }
    }

    private Repayment start(PaymentOrder order, Waiter waiter) {
        Repayment started = payments.start(order);
        if (started.status() == RepaymentStatus.PENDING) {
            waiter.expect(new Subject(Repayments.KIND, started.id().value()));
        }
        return started;
    }

    private static ResponseEntity<PaymentView> answer(Repayment repayment) {
        return switch (repayment.status()) {
            case SUCCESS -> ResponseEntity.ok(PaymentView.of(repayment));
            case PENDING ->
                ResponseEntity.accepted()
                        .location(RepaymentController.pathOf(repayment.id()))
                        .body(PaymentView.of(repayment));
            case FAILED -> throw refusal(repayment.reason());
            case REFUNDING, REFUNDED, COMPENSATION_FAILED, COMPENSATION_FORCED -> throw notCarriedOut();
        };
    }

    private static Refusal refusal(@Nullable String reason) {
        return switch (reason) {
            case "insufficient_balance" ->
                new Refusal(HttpStatus.BAD_REQUEST, "insufficient_balance", "Insufficient balance");
            case "exceeds_outstanding" ->
                new Refusal(
                        HttpStatus.BAD_REQUEST,
                        "amount_exceeds_outstanding",
                        "The amount is more than the loan's outstanding amount");
            case null, default -> notCarriedOut();
        };
    }

    private static Refusal notCarriedOut() {
        return new Refusal(
                HttpStatus.CONFLICT, "repayment_failed", "The repayment was not carried out and does not count");
    }
}
