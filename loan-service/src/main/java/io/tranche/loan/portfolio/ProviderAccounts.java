package io.tranche.loan.portfolio;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Event;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.AccountOpened;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Learns from wallet-service whose the accounts are that lend. */
@Component
class ProviderAccounts implements EventConsumer {

    private final JdbcClient database;

    ProviderAccounts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "provider-accounts";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.WALLET_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(AccountOpened.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        List<AccountOpened> opened = new ArrayList<>();
        for (ReceivedEvent received : events) {
            if (received.event() instanceof AccountOpened account && account.kind() == AccountKind.PROVIDER) {
                opened.add(account);
            }
        }
        if (!opened.isEmpty()) {
            add(opened);
        }
    }

    private void add(List<AccountOpened> opened) {
        database.sql("""
                        INSERT INTO provider_account (account_id, user_id)
                        SELECT * FROM unnest(:accounts::bigint[], :users::bigint[])
                        ON CONFLICT DO NOTHING""")
                .param("accounts", opened.stream().map(AccountOpened::accountId).toArray(Long[]::new))
                .param(
                        "users",
                        opened.stream()
                                .map(account -> Objects.requireNonNull(account.userId()))
                                .toArray(Long[]::new))
                .update();
    }
}
