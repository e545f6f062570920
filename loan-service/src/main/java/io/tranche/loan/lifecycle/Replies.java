package io.tranche.loan.lifecycle;

import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.LoanReply;
import io.tranche.contracts.WalletEvent.RepaymentReply;
import io.tranche.loan.lifecycle.Loan.Change;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What the answers of wallet-service mean to a loan, by the table of {@link DisbursementSaga}. */
final class Replies {

    private static final String NOT_FUNDED_IN_TIME = "not_funded_in_time";

    private Replies() {}

    record Today(LocalDate date, Instant now) {}

    static Optional<Change> decide(Loan loan, ReceivedEvent received, Today today) {
        Instant now = today.now();
        return switch ((LoanReply) received.event()) {
            case LoanDisbursed _ when loan.status().awaitsPayout() -> Optional.of(loan.disbursed(today.date(), now));
            case DisbursementQueued _
            when loan.status() == LoanStatus.APPROVED ->
                Optional.of(loan.awaitFunding(code(RefusalReason.INSUFFICIENT_FUNDS), now));
            case DisbursementDeclined _
            when loan.status() == LoanStatus.AWAITING_FUNDING -> Optional.of(loan.reject(NOT_FUNDED_IN_TIME, now));
            case DisbursementDeclined declined
            when loan.status() == LoanStatus.APPROVED -> Optional.of(loan.reject(code(declined.reason()), now));
            case DisbursementReversed _
            when loan.status().next().contains(LoanStatus.CANCELLED) && loan.status() != LoanStatus.APPLIED ->
                Optional.of(loan.reversed(now));
            case DisbursementReversalFailed _
            when loan.status().callsMoneyBack() -> Optional.of(loan.disbursed(today.date(), now));
            case LoanDisbursed _, DisbursementQueued _, DisbursementDeclined _ -> Optional.empty();
            case DisbursementReversed _, DisbursementReversalFailed _ -> Optional.empty();
            case RepaymentReply _ -> Optional.empty();
        };
    }

    /** What it means that no answer comes, however often it is asked. */
    static Optional<Change> none(Loan loan, Instant now) {
        return switch (loan.status()) {
            case APPROVED -> Optional.of(loan.cancel(DisbursementSaga.TIMED_OUT, now));
            case CANCELLING -> Optional.of(loan.reversalFailed(DisbursementSaga.TIMED_OUT, now));
            case APPLIED,
                    AWAITING_FUNDING,
                    ACTIVE,
                    DEFAULTED,
                    CLOSED,
                    WRITTEN_OFF,
                    REJECTED,
                    CANCELLED,
                    COMPENSATION_FAILED,
                    COMPENSATION_FORCED -> Optional.empty();
        };
    }

    private static String code(RefusalReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
