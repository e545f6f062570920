package io.tranche.loan.repayment;

import io.tranche.loan.outcome.Outcomes;
import io.tranche.loan.outcome.Subject;
import io.tranche.loan.outcome.Waiter;
import io.tranche.web.Refusal;
import io.tranche.web.request.Prefer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds a request until the money has moved or it is clear that it will not, and says which. */
@Component
final class Checkout {

    private final Repayments repayments;
    private final Outcomes outcomes;
    private final TransactionTemplate transaction;

    Checkout(Repayments repayments, Outcomes outcomes, TransactionTemplate transaction) {
        this.repayments = repayments;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    /** @param start in a transaction */
    ResponseEntity<PaymentView> await(Supplier<Repayment> start, Prefer prefer) {
        return answer(settled(start, prefer));
    }

    /** The repayment as it is in the end, or when the caller does not want to wait any longer. */
    Repayment settled(Supplier<Repayment> start, Prefer prefer) {
        try (Waiter waiter = outcomes.waiter()) {
            Repayment started = transaction.execute(status -> expected(start.get(), waiter));
            if (!started.status().callersWait()) {
                return started;
            }
            waiter.await(prefer.waitMax());
            return repayments.find(started.id()).orElseThrow();
        }
    }

    private static Repayment expected(Repayment started, Waiter waiter) {
        if (started.status().callersWait()) {
            waiter.expect(new Subject(Repayments.KIND, started.id().value()));
        }
        return started;
    }

    private static ResponseEntity<PaymentView> answer(Repayment repayment) {
        return switch (repayment.status()) {
            case SUCCESS, REVERSING, REVERSED -> ResponseEntity.ok(PaymentView.of(repayment));
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
