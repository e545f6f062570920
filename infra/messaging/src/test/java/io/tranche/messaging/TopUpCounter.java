package io.tranche.messaging;

import io.tranche.contracts.Event;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a row per top-up, and fails where it is told to, after some of the rows were written. */
public final class TopUpCounter implements EventConsumer {

    private final String name;
    private final JdbcClient database;
    private final Trouble trouble;

    public TopUpCounter(String name, JdbcClient database, Trouble trouble) {
        this.name = name;
        this.database = database;
        this.trouble = trouble;
    }

    @Override
    public String name() {
        return name;
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
            if (trouble.isDoneByOthers(topUp)) {
                continue;
            }
            database.sql("INSERT INTO effect (consumer, account_id, top_up_id) VALUES (?, ?, ?)")
                    .param(name)
                    .param(topUp.accountId())
                    .param(topUp.topUpId())
                    .update();
            trouble.meet(topUp);
        }
    }
}
