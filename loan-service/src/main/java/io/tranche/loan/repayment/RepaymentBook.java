package io.tranche.loan.repayment;

import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.CompensationForced;
import io.tranche.contracts.LoanEvent.ForcedCompensationUndone;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.loan.outcome.Announcements.Announcement;
import io.tranche.loan.repayment.Facts.NewFact;
import io.tranche.loan.repayment.Facts.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The repayments of one batch and their loans, in memory, as they become one after the other. {@link RepaymentBooks} reads it
 * before and writes it after.
 */
final class RepaymentBook {

    static final String NO_LONGER_APPLICABLE = "no_longer_applicable";

    private final BookRows rows;
    private final RepaymentSettings settings;
    private final Instant now;
    private final ChangedRows changed = new ChangedRows();
    private final News news = new News(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    RepaymentBook(BookRows rows, RepaymentSettings settings, Instant now) {
        this.rows = rows;
        this.settings = settings;
        this.now = now;
    }

    @Nullable
    Repayment find(long repaymentId) {
        return rows.repayments().get(repaymentId);
    }

    /** Counts the money towards the dues, or starts to give it back if the loan cannot take it any more. */
    void collect(Repayment repayment, RepaymentCollected collected, UUID eventId) {
        rows.dues()
                .take(release(repayment), repayment, now)
                .ifPresentOrElse(
                        counted -> count(repayment, counted, collected, eventId),
                        () -> refund(repayment, NO_LONGER_APPLICABLE, eventId));
    }

    private void count(Repayment repayment, Counted counted, RepaymentCollected collected, UUID eventId) {
        Loan loan = put(counted.loan());
        note(Type.PAYMENT, repayment, rows.dues().valueDate(repayment));
        Crediting crediting = Crediting.of(rows.fundingOf(loan), collected.shares(), counted);
        put(loan, crediting.funding());
        news.events().addAll(AccountEvents.applied(repayment, counted, crediting));
        move(repayment.succeeded(loan.outstanding(), now), RepaymentSteps.detail(counted), eventId);
        if (loan.status() == LoanStatus.CLOSED) {
            news.steps().add(loan.timelineStep().causedBy(eventId));
        }
    }

    void fail(Repayment repayment, String why, UUID eventId) {
        release(repayment);
        move(repayment.failed(why, now), why, eventId);
    }

    void refunded(Repayment repayment, Money givenBack, UUID eventId) {
        if (repayment.status() == RepaymentStatus.COMPENSATION_FORCED) {
            news.events()
                    .add(new ForcedCompensationUndone(
                            repayment.order().loanId().value(), repayment.id().value(), repayment.amount()));
        }
        move(repayment.refunded(givenBack, now), null, eventId);
    }

    void refundFailed(Repayment repayment, String why, @Nullable UUID eventId) {
        move(repayment.refundFailed(why, now), why, eventId);
    }

    void retryRefund(Repayment repayment) {
        move(repayment.refundRetried(now), repayment.reason(), null);
        news.events().add(repayment.refundRequest());
    }

    void forceRefund(Repayment repayment, String why) {
        move(repayment.refundForced(now), repayment.reason(), null);
        news.events()
                .add(new CompensationForced(
                        repayment.order().loanId().value(), repayment.id().value(), repayment.amount(), why));
    }

    /** Nothing else gets under way meanwhile, so the loan can do without the payment also when the money is back. */
    Repayment reverse(Repayment repayment, String why) {
        put(rows.loanOf(repayment).reservedWhole(now));
        Repayment reversing = repayment.reversing(why, now);
        move(reversing, why, null);
        news.events().add(reversing.refundRequest());
        return reversing;
    }

    void reversalRefused(Repayment repayment, String why, @Nullable UUID eventId) {
        release(repayment);
        move(repayment.reversalRefused(now), why, eventId);
    }

    /** The money is back with the borrower, so the loan is what it is without it. */
    void reversed(Repayment repayment, RepaymentRefunded refunded, UUID eventId) {
        Loan before = release(repayment);
        Uncounted uncounted = rows.dues().unpay(before, repayment, now);
        Loan loan = put(uncounted.loan());
        note(Type.REVERSAL, repayment, rows.dues().open().dayOf(loan.id()));
        Undoing undoing = Undoing.of(rows.fundingOf(loan), refunded.shares(), uncounted.parts(), uncounted.others());
        put(loan, undoing.funding());
        news.events().addAll(AccountEvents.reversed(repayment, before, uncounted, undoing));
        if (loan.status() == LoanStatus.WRITTEN_OFF) {
            LocalDate today = rows.dues().open().today();
            news.events().add(AccountEvents.furtherLoss(repayment, undoing.losses(), today));
        }
        move(repayment.reversed(now), RepaymentSteps.detail(repayment, uncounted), eventId);
        if (loan.status() != before.status()) {
            news.steps().add(loan.timelineStep().causedBy(eventId));
        }
    }

    /** Nobody knows whether the money was taken, so it is asked back: asked first, wallet-service does not take it any more. */
    void callOff(Repayment repayment, String why) {
        release(repayment);
        refund(repayment, why, null);
    }

    void askAgain(Repayment repayment) {
        boolean pending = repayment.status() == RepaymentStatus.PENDING;
        news.events().add(pending ? requestOf(repayment) : repayment.refundRequest());
    }

    private LoanEvent requestOf(Repayment repayment) {
        return repayment.request(rows.dues().payable(repayment, rows.loanOf(repayment)), rows.sharesOf(repayment));
    }

    /** Whenever the money comes, it counts as of the day on which it was asked for. */
    void keepAsking(Repayment repayment) {
        askAgain(repayment);
        news.steps().add(RepaymentSteps.unanswered(repayment, settings));
    }

    BookRows rows() {
        return rows;
    }

    ChangedRows changed() {
        changed.installments(rows.dues().paid());
        return changed;
    }

    Announcement announcement() {
        return new Announcement(news.events(), news.steps(), news.settled());
    }

    private void refund(Repayment repayment, String why, @Nullable UUID eventId) {
        move(repayment.refunding(why, now), why, eventId);
        news.events().add(repayment.refundRequest());
    }

    private Loan release(Repayment repayment) {
        Loan loan = rows.loanOf(repayment);
        Money held = repayment.holdsOf(loan);
        return held.isPositive() ? put(loan.released(held, now)) : loan;
    }

    private void note(Type type, Repayment repayment, LocalDate valueDate) {
        changed.fact(new NewFact(type, repayment.order().loanId(), repayment.id(), valueDate, now));
    }

    private void put(Loan loan, LoanFunding funding) {
        rows.fundings().put(loan.id().value(), funding);
        changed.funding(loan.id(), funding);
    }

    private void move(Repayment moved, @Nullable String detail, @Nullable UUID eventId) {
        Repayment before = rows.repayments().put(moved.id().value(), moved);
        changed.repayment(moved);
        news.moved(
                moved,
                RepaymentSteps.of(moved, settings)
                        .because(detail)
                        .causedBy(eventId)
                        .compensated(RepaymentSteps.compensation(before, moved)));
    }

    private Loan put(Loan loan) {
        rows.loans().put(loan.id().value(), loan);
        changed.loan(loan);
        return loan;
    }
}
