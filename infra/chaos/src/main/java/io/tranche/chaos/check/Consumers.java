package io.tranche.chaos.check;

import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.NoticeEvent;
import io.tranche.contracts.UserEvent;
import io.tranche.contracts.WalletEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has to handle which events: said once more here, so that a consumer that silently stops doing so is found out. */
public enum Consumers {
    ACCOUNT_OPENING("wallet.account-opening", List.of(UserEvent.UserRegistered.class)),
    LOAN_REQUESTS(
            "wallet.loan-requests",
            List.of(
                    LoanEvent.DisbursementRequested.class,
                    LoanEvent.DisbursementReversalRequested.class,
                    LoanEvent.RepaymentRequested.class,
                    LoanEvent.RepaymentRefundRequested.class)),
    DISBURSEMENT(
            "loan.disbursement",
            List.of(
                    WalletEvent.LoanDisbursed.class,
                    WalletEvent.DisbursementQueued.class,
                    WalletEvent.DisbursementDeclined.class,
                    WalletEvent.DisbursementReversed.class,
                    WalletEvent.DisbursementReversalFailed.class)),
    REPAYMENT(
            "loan.repayment",
            List.of(
                    WalletEvent.RepaymentCollected.class,
                    WalletEvent.RepaymentDebitFailed.class,
                    WalletEvent.RepaymentRefunded.class,
                    WalletEvent.RepaymentRefundFailed.class)),
    WALLET_ACTIVITY(
            "loan.wallet-activity", List.of(WalletEvent.AccountOpened.class, WalletEvent.BalanceAttested.class)),
    PROVIDER_ACCOUNTS("loan.provider-accounts", List.of(WalletEvent.AccountOpened.class)),
    POSTING(
            "ledger.posting",
            List.of(
                    WalletEvent.WalletToppedUp.class,
                    WalletEvent.WalletWithdrawn.class,
                    WalletEvent.LoanDisbursed.class,
                    WalletEvent.DisbursementReversed.class,
                    WalletEvent.RepaymentCollected.class,
                    WalletEvent.RepaymentRefunded.class,
                    LoanEvent.RepaymentApplied.class,
                    LoanEvent.RepaymentReversed.class,
                    LoanEvent.LoanAdjusted.class,
                    LoanEvent.CompensationForced.class,
                    LoanEvent.ForcedCompensationUndone.class,
                    LoanEvent.LoanWrittenOff.class)),
    ATTESTATION("ledger.attestation", List.of(WalletEvent.BalanceAttested.class)),
    REMINDER("auth.reminder", List.of(NoticeEvent.ReminderIssued.class));

    private final String markedAs;
    private final Set<String> types;

    Consumers(String markedAs, List<Class<? extends Event>> handled) {
        this.markedAs = markedAs;
        this.types = handled.stream().map(EventCatalog::typeOf).collect(Collectors.toUnmodifiableSet());
    }

    String markedAs() {
        return markedAs;
    }

    Set<String> types() {
        return types;
    }

    boolean handles(String type) {
        return types.contains(type);
    }
}
