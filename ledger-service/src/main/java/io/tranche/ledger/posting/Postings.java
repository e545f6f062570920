package io.tranche.ledger.posting;

import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.LoanEvent.BorrowerClassified;
import io.tranche.contracts.LoanEvent.CompensationForced;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.LoanEvent.ForcedCompensationUndone;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanArrearsCleared;
import io.tranche.contracts.LoanEvent.LoanDefaulted;
import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.NoticeEvent;
import io.tranche.contracts.UserEvent;
import io.tranche.contracts.WalletEvent.AccountOpened;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.contracts.WalletEvent.WalletWithdrawn;
import io.tranche.ledger.journal.Entry;
import io.tranche.ledger.journal.Entry.Source;
import io.tranche.ledger.journal.Entry.Subject;
import io.tranche.ledger.journal.Line;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which event is which entry. A new event does not compile until somebody says here what it means for the books. */
final class Postings {

    private Postings() {}

    /** Empty for an event that moved no money. */
    static Optional<Entry> entryFor(ReceivedEvent received) {
        Event event = received.event();
        Source source = new Source(received.id(), EventCatalog.typeOf(event.getClass()), received.time());
        return draftFor(event)
                .filter(draft -> !draft.lines().isEmpty())
                .map(draft -> new Entry(source, draft.subject(), draft.description(), draft.lines()));
    }

    private static Optional<Draft> draftFor(Event event) {
        return switch (event) {
            case WalletToppedUp toppedUp -> Optional.of(toppedUp(toppedUp));
            case WalletWithdrawn withdrawn -> Optional.of(withdrawn(withdrawn));
            case LoanDisbursed disbursed -> Optional.of(disbursed(disbursed));
            case DisbursementReversed reversed -> disbursementReversed(reversed);
            case RepaymentCollected collected -> Optional.of(collected(collected));
            case RepaymentRefunded refunded -> Optional.of(refunded(refunded));
            case RepaymentApplied applied -> Optional.of(applied(applied));
            case RepaymentReversed reversed -> Optional.of(reversed(reversed));
            case LoanAdjusted adjusted -> Optional.of(adjusted(adjusted));
            case CompensationForced forced -> Optional.of(forced(forced));
            case ForcedCompensationUndone undone -> Optional.of(forcedUndone(undone));
            case LoanWrittenOff writtenOff -> Optional.of(writtenOff(writtenOff));
            case LoanOverdue _, LoanArrearsCleared _, BorrowerClassified _, LoanDefaulted _ -> Optional.empty();
            // Income once it is paid: part of what RepaymentApplied brings.
            case PenaltyCharged _ -> Optional.empty();
            case AccountOpened _, BalanceAttested _, UserEvent _, NoticeEvent _ -> Optional.empty();
            case DisbursementRequested _, DisbursementReversalRequested _ -> Optional.empty();
            case RepaymentRequested _, RepaymentRefundRequested _ -> Optional.empty();
            case DisbursementQueued _, DisbursementDeclined _, DisbursementReversalFailed _ -> Optional.empty();
            case RepaymentDebitFailed _, RepaymentRefundFailed _ -> Optional.empty();
        };
    }

    private static Draft toppedUp(WalletToppedUp event) {
        return new Draft(
                new Subject("top_up:" + event.topUpId(), null, null),
                "Top-up of wallet " + event.accountId(),
                Bookings.topUp(event.accountId(), event.amount()).lines());
    }

    private static Draft withdrawn(WalletWithdrawn event) {
        return new Draft(
                new Subject("withdrawal:" + event.withdrawalId(), null, null),
                "Withdrawal from wallet " + event.accountId(),
                Bookings.topUp(event.accountId(), event.amount()).reversed().lines());
    }

    private static Draft disbursed(LoanDisbursed event) {
        return new Draft(
                ofLoan(event.loanId(), "disbursed"),
                "Loan %d disbursed to wallet %d".formatted(event.loanId(), event.borrowerAccountId()),
                Bookings.disbursement(event).lines());
    }

    /** Nothing had been disbursed when it names no borrower. */
    private static Optional<Draft> disbursementReversed(DisbursementReversed event) {
        if (event.borrowerAccountId() == null || event.principal() == null) {
            return Optional.empty();
        }
        LoanDisbursed undone = new LoanDisbursed(
                event.loanId(), event.borrowerAccountId(), event.principal(), event.allocations(), event.fee());
        return Optional.of(new Draft(
                ofLoan(event.loanId(), "disbursement_reversed"),
                "Disbursement of loan %d taken back from wallet %d"
                        .formatted(event.loanId(), event.borrowerAccountId()),
                Bookings.disbursement(undone).reversed().lines()));
    }

    private static Draft collected(RepaymentCollected event) {
        return new Draft(
                ofRepayment(event.repaymentId(), event.loanId(), "collected"),
                "Repayment %d of loan %d collected".formatted(event.repaymentId(), event.loanId()),
                Bookings.collection(event.borrowerAccountId(), event.amount(), event.shares())
                        .lines());
    }

    private static Draft refunded(RepaymentRefunded event) {
        return new Draft(
                ofRepayment(event.repaymentId(), event.loanId(), "refunded"),
                "Repayment %d of loan %d refunded".formatted(event.repaymentId(), event.loanId()),
                Bookings.collection(event.borrowerAccountId(), event.amount(), event.shares())
                        .reversed()
                        .lines());
    }

    private static Draft applied(RepaymentApplied event) {
        return new Draft(
                ofRepayment(event.repaymentId(), event.loanId(), "applied"),
                "Repayment %d applied to loan %d".formatted(event.repaymentId(), event.loanId()),
                Bookings.application(event).lines());
    }

    private static Draft writtenOff(LoanWrittenOff event) {
        return new Draft(
                of(event.loanId(), event.repaymentId(), "written_off"),
                "Loan %d written off".formatted(event.loanId()),
                Bookings.writeOff(event).lines());
    }

    private static Draft reversed(RepaymentReversed event) {
        return new Draft(
                ofRepayment(event.repaymentId(), event.loanId(), "reversed"),
                "Repayment %d of loan %d reversed: %s".formatted(event.repaymentId(), event.loanId(), event.reason()),
                Bookings.reversal(event).lines());
    }

    private static Draft adjusted(LoanAdjusted event) {
        boolean counts = event.asOf() != null;
        return new Draft(
                ofRepayment(event.repaymentId(), event.loanId(), counts ? "backdated" : "adjusted"),
                "Loan %d reckoned anew with%s repayment %d"
                        .formatted(event.loanId(), counts ? "" : "out", event.repaymentId()),
                Bookings.adjustment(event).lines());
    }

    private static Draft forced(CompensationForced event) {
        return new Draft(
                of(event.loanId(), event.repaymentId(), "compensation_forced"),
                "Compensation of loan %d forced: %s".formatted(event.loanId(), event.reason()),
                Bookings.forced(event.loanId(), event.repaymentId(), event.amount())
                        .lines());
    }

    private static Draft forcedUndone(ForcedCompensationUndone event) {
        return new Draft(
                of(event.loanId(), event.repaymentId(), "forced_compensation_undone"),
                "Forced compensation of loan %d carried out after all".formatted(event.loanId()),
                Bookings.forced(event.loanId(), event.repaymentId(), event.amount())
                        .reversed()
                        .lines());
    }

    private static Subject of(long loanId, @Nullable Long repaymentId, String act) {
        return repaymentId == null ? ofLoan(loanId, act) : ofRepayment(repaymentId, loanId, act);
    }

    private static Subject ofLoan(long loanId, String act) {
        return new Subject("loan:" + loanId + ":" + act, loanId, null);
    }

    private static Subject ofRepayment(long repaymentId, long loanId, String act) {
        return new Subject("repayment:" + repaymentId + ":" + act, loanId, repaymentId);
    }

    private record Draft(Subject subject, String description, List<Line> lines) {}
}
