package io.tranche.ledger.journal;

import io.tranche.contracts.Money;
import io.tranche.ledger.chart.AccountCode;
import io.tranche.testing.TestIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Entries for tests. */
public final class EntryFixture {

    private EntryFixture() {}

    public static Entry topUp(String amount) {
        return topUp(TestIds.next(), TestIds.next(), amount);
    }

    public static Entry topUp(long topUpId, long accountId, String amount) {
        return new Entry(
                new Entry.Source(UUID.randomUUID(), "wallet.topped_up.v1", Instant.now()),
                new Entry.Subject("top_up:" + topUpId, null, null),
                "Top-up",
                List.of(
                        Line.debit(AccountCode.SETTLEMENT, Money.inr(amount)),
                        Line.credit(AccountCode.wallet(accountId), Money.inr(amount))));
    }
}
