package io.tranche.loan.repayment;

import io.tranche.contracts.LoanEvent;
import io.tranche.loan.outcome.Subject;
import io.tranche.messaging.saga.SagaStep;
import java.util.List;

/** What is to be told when a batch is written; the lists grow. */
record News(List<LoanEvent> events, List<SagaStep> steps, List<Subject> settled) {

    /** Whoever waits for a payment to be taken back has only begun to when that is asked for. */
    void moved(Repayment moved, SagaStep step) {
        steps.add(step);
        if (moved.status() != RepaymentStatus.REVERSING) {
            settled.add(new Subject(Repayments.KIND, moved.id().value()));
        }
    }
}
