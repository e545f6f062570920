package io.tranche.loan.lifecycle;

import io.tranche.loan.arrears.Arrears;
import io.tranche.loan.arrears.ArrearsBook;
import io.tranche.loan.arrears.PenaltyRun;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.mandate.Mandates;
import io.tranche.messaging.saga.SagaTimeline;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import io.tranche.web.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What can be asked about one loan by those who may know. */
@Component
public final class LoanDetails {

    private static final int STEPS_MAX = 1_000;

    private final Loans loans;
    private final Installments installments;
    private final SagaTimeline timeline;
    private final BusinessDates dates;
    private final ArrearsBook arrears;
    private final Mandates mandates;

    LoanDetails(
            Loans loans,
            Installments installments,
            SagaTimeline timeline,
            BusinessDates dates,
            ArrearsBook arrears,
            Mandates mandates) {
        this.loans = loans;
        this.installments = installments;
        this.timeline = timeline;
        this.dates = dates;
        this.arrears = arrears;
        this.mandates = mandates;
    }

    /** @throws Refusal not found, also if it is somebody else's: who asks may not know that it is there */
    public Loan visible(Caller caller, long id) {
        return loans.find(new LoanId(id))
                .filter(loan -> loan.borrowerId() == caller.userId() || caller.is(Role.ADMIN) || caller.is(Role.OPS))
                .orElseThrow(() -> Refusal.notFound("Loan"));
    }

    /** With their arrears, if they are owed. */
    List<LoanView> views(List<Loan> shown) {
        Set<Long> debited =
                mandates.among(shown.stream().map(loan -> loan.id().value()).toList());
        Map<Long, Arrears> known = arrears.of(shown.stream()
                .filter(loan -> loan.status().owed())
                .map(loan -> loan.id().value())
                .toList());
        return shown.stream()
                .map(loan -> LoanView.of(loan)
                        .with(debited.contains(loan.id().value()))
                        .with(known.get(loan.id().value())))
                .toList();
    }

    /** What it is; before the payout, what it would be if that were today. */
    List<InstallmentView> schedule(Loan loan) {
        List<Installment> stored = installments.of(loan.id());
        if (!stored.isEmpty()) {
            return stored.stream().map(InstallmentView::of).toList();
        }
        return loan.scheduleFrom(dates.today()).installments().stream()
                .map(InstallmentView::planned)
                .toList();
    }

    List<StepView> timeline(Loan loan) {
        List<StepView> steps = new ArrayList<>(timeline.of(loan.id().key(), STEPS_MAX).stream()
                .map(StepView::of)
                .toList());
        for (PenaltyRun run : arrears.penalties(loan.id().value(), STEPS_MAX)) {
            long before = steps.stream()
                    .takeWhile(step -> !step.at().isAfter(run.beganAt()))
                    .count();
            steps.add((int) before, StepView.of(loan.id(), run));
        }
        return steps;
    }
}
