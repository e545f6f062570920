package io.tranche.loan.repayment;

import io.tranche.messaging.saga.Patience;
import io.tranche.messaging.saga.SagaRef;
import io.tranche.messaging.saga.SagaStep;

/** Repayments as lines of their loan's timeline. */
final class RepaymentSteps {

    private RepaymentSteps() {}

    static SagaStep of(Repayment repayment, Patience patience) {
        SagaStep step = SagaStep.of(
                        new SagaRef(RepaymentSaga.NAME, repayment.id().value()),
                        repayment.order().loanId().key(),
                        repayment.status().name())
                .because(repayment.reason());
        return repayment.status().inProgress() ? step.waitingFor(patience.answerWithin()) : step;
    }
}
