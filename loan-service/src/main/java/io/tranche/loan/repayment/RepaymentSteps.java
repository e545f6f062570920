package io.tranche.loan.repayment;

import io.tranche.loan.funding.Parts;
import io.tranche.messaging.saga.Compensation;
import io.tranche.messaging.saga.SagaRef;
import io.tranche.messaging.saga.SagaStep;
import org.jspecify.annotations.Nullable;

/** Repayments as lines of their loan's timeline. */
final class RepaymentSteps {

    private RepaymentSteps() {}

    static SagaStep of(Repayment repayment, RepaymentSettings settings) {
        SagaStep step = SagaStep.of(
                        new SagaRef(RepaymentSaga.NAME, repayment.id().value()),
                        repayment.order().loanId().key(),
                        repayment.status().name())
                .because(repayment.reason());
        RepaymentStatus status = repayment.status();
        return status.inProgress() ? step.waitingFor(settings.patienceOf(status).answerWithin()) : step;
    }

    static SagaStep unanswered(Repayment repayment, RepaymentSettings settings) {
        return SagaStep.of(
                        new SagaRef(RepaymentSaga.NAME, repayment.id().value()),
                        repayment.order().loanId().key(),
                        RepaymentSaga.UNANSWERED)
                .waitingFor(settings.unansweredInterval());
    }

    /** What it was. */
    static String detail(Counted counted) {
        Parts parts = counted.parts();
        String what =
                "principal %s, interest %s, penalty %s".formatted(parts.principal(), parts.interest(), parts.penalty());
        return counted.recount()
                .map(recount -> "%s, as of %s; penalties %s"
                        .formatted(what, recount.payment().valueDate(), recount.penaltyCharged()))
                .orElse(what);
    }

    /** Why it was taken back; and what the others are too much then, which is still with the funders. */
    static @Nullable String detail(Repayment repayment, Uncounted uncounted) {
        return uncounted.overpaid().isZero()
                ? repayment.reason()
                : "%s; without it, %s too much was paid".formatted(repayment.reason(), uncounted.overpaid());
    }

    /** How the compensation has ended with this move, if it has. */
    static @Nullable Compensation compensation(@Nullable Repayment before, Repayment moved) {
        return switch (moved.status()) {
            case REFUNDED -> new Compensation.Succeeded();
            case FAILED ->
                before == null || before.status() == RepaymentStatus.PENDING ? null : new Compensation.Succeeded();
            case COMPENSATION_FAILED -> new Compensation.Failed(moved.amount());
            case COMPENSATION_FORCED -> new Compensation.Forced();
            case PENDING, SUCCESS, REFUNDING, REVERSING, REVERSED -> null;
        };
    }
}
