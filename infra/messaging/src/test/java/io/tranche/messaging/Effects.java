package io.tranche.messaging;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestPlatform;
import java.util.List;

/** Top-ups of an account, and what the consumers made of them. */
public final class Effects {

    private Effects() {}

    public static SentEvent topUp(long accountId, long topUpId) {
        return SentEvent.of(new WalletToppedUp(topUpId, accountId, Money.inr("10.00")));
    }

    public static long topUpId(SentEvent sent) {
        return ((WalletToppedUp) sent.event()).topUpId();
    }

    /** Ids of the applied top-ups in the order of their application. */
    public static List<Long> of(String consumer, long accountId) {
        return TestPlatform.database()
                .sql("SELECT top_up_id FROM loan.effect WHERE consumer = ? AND account_id = ? ORDER BY position")
                .param(consumer)
                .param(accountId)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** State and top-up of what is parked under an account, oldest first. */
    public static List<String> parked(String consumer, long accountId) {
        return TestPlatform.database()
                .sql("""
                        SELECT state || ' ' || (convert_from(payload, 'UTF8')::jsonb ->> 'top_up_id')
                        FROM loan.parked_event WHERE consumer = ? AND key = ? ORDER BY id
                        """)
                .param(consumer)
                .param("account:" + accountId)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
