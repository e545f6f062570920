package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.CompensationForced;
import io.tranche.contracts.LoanEvent.ForcedCompensationUndone;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.LoanFunding.AppliedFunding;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.loan.outcome.Announcements.Announcement;
import io.tranche.loan.outcome.Subject;
import io.tranche.loan.repayment.Dues.Counted;
import io.tranche.loan.repayment.Facts.NewFact;
import io.tranche.loan.repayment.Facts.Type;
import io.tranche.messaging.saga.SagaStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The repayments of one batch and their loans, in memory, as they become one after the other. {@link RepaymentBooks} reads it
 * before and writes it after.
 */
final class RepaymentBook {

    static final String NO_LONGER_APPLICABLE = "no_longer_applicable";

    private final Rows rows;
    private final RepaymentSettings settings;
    private final Instant now;
    private final ChangedRows changed = new ChangedRows();
    private final List<LoanEvent> events = new ArrayList<>();
    private final List<SagaStep> steps = new ArrayList<>();
    private final List<Subject> settled = new ArrayList<>();

    RepaymentBook(Rows rows, RepaymentSettings settings, Instant now) {
        this.rows = rows;
        this.settings = settings;
        this.now = now;
    }

    /** What was read; mutable maps by id. */
    record Rows(
            Map<Long, Loan> loans,
            Map<Long, Repayment> repayments,
            Dues dues,
            Map<Long, LoanFunding> fundings,
            Map<Long, List<AccountShare>> requestedShares) {}

    @Nullable
    Repayment find(long repaymentId) {
        return rows.repayments.get(repaymentId);
    }

    /** Counts the money towards the dues, or starts to give it back if the loan cannot take it any more. */
    void collect(Repayment repayment, RepaymentCollected collected, UUID eventId) {
        Loan free = release(repayment);
        if (!rows.dues.canTake(free, repayment.order())) {
            refund(repayment, NO_LONGER_APPLICABLE, eventId);
            return;
        }
        Counted counted = rows.dues.pay(free, repayment.order(), now);
        Loan loan = put(counted.loan());
        Parts parts = counted.parts();
        changed.fact(new NewFact(
                Type.PAYMENT, loan.id(), repayment.id(), rows.dues.open().dayOf(loan.id()), now));
        AppliedFunding funding = fund(loan, collected, parts);
        events.add(new RepaymentApplied(
                repayment.id().value(),
                loan.id().value(),
                parts.principal(),
                parts.interest(),
                parts.penalty(),
                loan.status() == LoanStatus.CLOSED,
                funding.shares()));
        move(
                repayment.succeeded(loan.outstanding(), now),
                "principal %s, interest %s, penalty %s".formatted(parts.principal(), parts.interest(), parts.penalty()),
                eventId);
        if (loan.status() == LoanStatus.CLOSED) {
            steps.add(loan.timelineStep().causedBy(eventId));
        }
    }

    void fail(Repayment repayment, String why, UUID eventId) {
        release(repayment);
        move(repayment.failed(why, now), why, eventId);
    }

    void refunded(Repayment repayment, Money givenBack, UUID eventId) {
        if (repayment.status() == RepaymentStatus.COMPENSATION_FORCED) {
            events.add(new ForcedCompensationUndone(
                    repayment.order().loanId().value(), repayment.id().value(), repayment.amount()));
        }
        move(repayment.refunded(givenBack, now), null, eventId);
    }

    void refundFailed(Repayment repayment, String why, @Nullable UUID eventId) {
        move(repayment.refundFailed(why, now), why, eventId);
    }

    void retryRefund(Repayment repayment) {
        move(repayment.refundRetried(now), repayment.reason(), null);
        events.add(repayment.refundRequest());
    }

    void forceRefund(Repayment repayment, String why) {
        move(repayment.refundForced(now), repayment.reason(), null);
        events.add(new CompensationForced(
                repayment.order().loanId().value(), repayment.id().value(), repayment.amount(), why));
    }

    /** Nobody knows whether the money was taken, so it is asked back: asked first, wallet-service does not take it any more. */
    void callOff(Repayment repayment, String why) {
        release(repayment);
        refund(repayment, why, null);
    }

    void askAgain(Repayment repayment) {
        Loan loan = loanOf(repayment);
        events.add(
                repayment.status() == RepaymentStatus.PENDING
                        ? repayment.request(
                                rows.dues.payable(repayment, loan),
                                rows.requestedShares.getOrDefault(
                                        repayment.id().value(), fundingOf(loan).sharesOf(repayment.amount())))
                        : repayment.refundRequest());
    }

    Dues dues() {
        return rows.dues;
    }

    ChangedRows changed() {
        changed.installments(rows.dues.paid());
        return changed;
    }

    Announcement announcement() {
        return new Announcement(events, steps, settled);
    }

    private void refund(Repayment repayment, String why, @Nullable UUID eventId) {
        move(repayment.refunding(why, now), why, eventId);
        events.add(repayment.refundRequest());
    }

    private Loan release(Repayment repayment) {
        Loan loan = loanOf(repayment);
        return repayment.reservation().isPositive() && repayment.status() == RepaymentStatus.PENDING
                ? put(loan.released(repayment.reservation(), now))
                : loan;
    }

    private AppliedFunding fund(Loan loan, RepaymentCollected collected, Parts parts) {
        AppliedFunding applied = fundingOf(loan).apply(collected.shares(), parts);
        rows.fundings.put(loan.id().value(), applied.funding());
        changed.funding(loan.id(), applied.funding());
        return applied;
    }

    private void move(Repayment moved, @Nullable String detail, @Nullable UUID eventId) {
        Repayment before = rows.repayments.put(moved.id().value(), moved);
        changed.repayment(moved);
        steps.add(RepaymentSteps.of(moved, settings)
                .because(detail)
                .causedBy(eventId)
                .compensated(RepaymentSteps.compensation(before, moved)));
        settled.add(new Subject(Repayments.KIND, moved.id().value()));
    }

    private Loan put(Loan loan) {
        rows.loans.put(loan.id().value(), loan);
        changed.loan(loan);
        return loan;
    }

    private Loan loanOf(Repayment repayment) {
        Loan loan = rows.loans.get(repayment.order().loanId().value());
        if (loan == null) {
            throw new IllegalStateException("The loan of repayment %s was not read".formatted(repayment.id()));
        }
        return loan;
    }

    private LoanFunding fundingOf(Loan loan) {
        return rows.fundings.getOrDefault(loan.id().value(), new LoanFunding(List.of()));
    }
}
