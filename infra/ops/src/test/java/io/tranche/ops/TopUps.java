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

/** Keeps top-ups, and fails on those that a test has called poison, or deadly. */
final class TopUps implements EventConsumer {

    static final String NAME = "top-ups";
    private final Set<Long> poison = ConcurrentHashMap.newKeySet();
    private final Set<Long> deadly = ConcurrentHashMap.newKeySet();
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

    /** With what no consumer survives. */
    void dieAt(long id) {
        deadly.add(id);
    }

    void cure(long id) {
        poison.remove(id);
        deadly.remove(id);
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
            if (deadly.contains(topUp.topUpId())) {
                throw new NoClassDefFoundError("a broken deployment");
            }
            if (poison.contains(topUp.topUpId())) {
                throw new IllegalArgumentException("no such account");
            }
            database.sql("INSERT INTO top_up (id, account_id, amount_minor) VALUES (?, ?, ?)")
                    .params(topUp.topUpId(), topUp.accountId(), topUp.amount().minorUnits())
                    .update();
        }
    }
}
