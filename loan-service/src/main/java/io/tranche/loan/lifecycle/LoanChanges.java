package io.tranche.loan.lifecycle;

import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.loan.funding.Fundings;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.ChangedLoans.Step;
import io.tranche.loan.outcome.Announcements;
import io.tranche.loan.outcome.Announcements.Announcement;
import io.tranche.loan.outcome.Subject;
import io.tranche.messaging.saga.Compensation;
import io.tranche.messaging.saga.SagaStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what happened to loans: their rows, what comes with a payout, and the news of it. */
@Component
final class LoanChanges {

    private final Loans loans;
    private final Installments installments;
    private final Fundings fundings;
    private final Announcements announcements;
    private final DisbursementSettings settings;

    LoanChanges(
            Loans loans,
            Installments installments,
            Fundings fundings,
            Announcements announcements,
            DisbursementSettings settings) {
        this.loans = loans;
        this.installments = installments;
        this.fundings = fundings;
        this.announcements = announcements;
        this.settings = settings;
    }

    void save(ChangedLoans changed) {
        loans.update(changed.loans());
        List<Step> payouts = changed.steps().stream()
                .filter(step -> step.change().paidOut() != null)
                .toList();
        installments.add(payouts.stream().flatMap(this::installments).toList());
        fundings.add(fundingOf(changed.payouts()));
        fundings.update(fundingGivenBack(changed.steps()));
        loans.paidOut(payouts.stream().map(Step::change).toList());
        announcements.make(new Announcement(
                changed.steps().stream()
                        .flatMap(step -> step.change().events().stream())
                        .toList(),
                changed.steps().stream().map(this::timelineStep).toList(),
                settled(changed)));
    }

    /** The first step of all. */
    void applied(Loan loan) {
        announcements.make(new Announcement(List.of(), List.of(sagaStep(loan)), List.of()));
    }

    void send(List<LoanEvent> requests) {
        announcements.make(new Announcement(requests, List.of(), List.of()));
    }

    private Stream<Installment> installments(Step payout) {
        Loan loan = payout.loan();
        return loan.scheduleFrom(Objects.requireNonNull(payout.change().paidOut())).installments().stream()
                .map(row -> new Installment(
                        loan.id(),
                        row.number(),
                        row.dueDate(),
                        new Parts(
                                row.principal(),
                                row.interest(),
                                Parts.none(row.balance().currency()).penalty()),
                        Parts.none(row.balance().currency()),
                        row.balance()));
    }

    private static Map<Long, LoanFunding> fundingOf(List<LoanDisbursed> payouts) {
        Map<Long, LoanFunding> funding = new HashMap<>();
        payouts.forEach(payout -> funding.put(payout.loanId(), LoanFunding.of(payout.allocations())));
        return funding;
    }

    private Map<Long, LoanFunding> fundingGivenBack(List<Step> steps) {
        List<Long> givenBack = steps.stream()
                .flatMap(step -> step.causedBy(DisbursementReversed.class))
                .map(DisbursementReversed::loanId)
                .toList();
        if (givenBack.isEmpty()) {
            return Map.of();
        }
        Map<Long, LoanFunding> funding = fundings.ofLoans(givenBack);
        funding.replaceAll((loan, shares) -> shares.returned());
        return funding;
    }

    private SagaStep timelineStep(Step step) {
        SagaStep taken = sagaStep(step.loan()).causedBy(step.eventId()).compensated(compensation(step));
        return step.cause() == null ? taken : taken.because(detail(step));
    }

    private static @Nullable String detail(Step step) {
        return switch (Objects.requireNonNull(step.cause()).event()) {
            case DisbursementQueued queued -> "until " + queued.expiresAt();
            case LoanDisbursed paid when paid.fee() != null -> "less a fee of " + paid.fee();
            case DisbursementReversalFailed _ -> "called off, but the money is spent";
            default -> step.loan().reason();
        };
    }

    /** A loan that is cancelled on an event has got its money back; one whose application is withdrawn never had any. */
    private static @Nullable Compensation compensation(Step step) {
        return switch (step.loan().status()) {
            case CANCELLED -> step.eventId() == null ? null : new Compensation.Succeeded();
            case COMPENSATION_FAILED ->
                new Compensation.Failed(step.loan().terms().principal());
            case COMPENSATION_FORCED -> new Compensation.Forced();
            case APPLIED, APPROVED, AWAITING_FUNDING, ACTIVE, DEFAULTED, CLOSED, WRITTEN_OFF, REJECTED, CANCELLING ->
                null;
        };
    }

    private SagaStep sagaStep(Loan loan) {
        SagaStep step = loan.timelineStep();
        return loan.status().inProgress()
                ? step.waitingFor(settings.patienceOf(loan.status()).answerWithin())
                : step;
    }

    private static List<Subject> settled(ChangedLoans changed) {
        return changed.loans().stream()
                .filter(loan -> !loan.status().inProgress())
                .map(Decision::subject)
                .toList();
    }
}
