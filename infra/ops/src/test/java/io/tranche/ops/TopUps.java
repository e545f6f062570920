package io.tranche.ops;

import io.tranche.contracts.Event;
import io.tranche.contracts.Money;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestPlatform;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps top-ups, and fails on those that a test has called poison. */
final class TopUps implements EventConsumer {

    static final String NAME = "top-ups";
    private final Set<Long> poison = ConcurrentHashMap.newKeySet();
    private final JdbcClient database;

    TopUps(JdbcClient database) {
        this.database = database;
    }

    static SentEvent topUp(long id, long account) {
        return SentEvent.of(new WalletToppedUp(id, account, Money.inr("10.00")));
    }

    static List<Long> of(long account) {
        return TestPlatform.database()
                .sql("SELECT id FROM loan.top_up WHERE account_id = ? ORDER BY place")
                .param(account)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    void failAt(long id) {
        poison.add(id);
    }

    void cure(long id) {
        poison.remove(id);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.WALLET_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(WalletToppedUp.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            WalletToppedUp topUp = (WalletToppedUp) received.event();
            if (poison.contains(topUp.topUpId())) {
                throw new IllegalArgumentException("no such account");
            }
            database.sql("INSERT INTO top_up (id, account_id, amount_minor) VALUES (?, ?, ?)")
                    .params(topUp.topUpId(), topUp.accountId(), topUp.amount().minorUnits())
                    .update();
        }
    }
}
