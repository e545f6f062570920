package io.tranche.ledger.reconciliation;

import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.ledger.chart.AccountCode;
import io.tranche.ledger.chart.AccountKey;
import java.time.Instant;

/** What wallet-service said about an account, and when. */
record Attestation(BalanceAttested event, Instant time) {

    AccountKey account() {
        return new AccountKey(
                AccountCode.wallet(event.accountId()), event.balance().currency());
    }

    /** By count of transactions, not by time: an account's count only grows. */
    static Attestation laterOf(Attestation one, Attestation other) {
        return other.event.transactionCount() >= one.event.transactionCount() ? other : one;
    }
}
