package io.tranche.loan.borrower;

import io.tranche.contracts.Event;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.AccountOpened;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many transactions borrowers' wallets have seen, as far as wallet-service has told: it attests accounts that moved every now
 * and then, so this lags behind.
 */
@Component
public final class WalletActivity implements EventConsumer {

    private final JdbcClient database;

    WalletActivity(JdbcClient database) {
        this.database = database;
    }

    /** Of all wallets of this user; zero if none is known. */
    public long transactionsOf(long userId) {
        return database.sql("SELECT coalesce(sum(transactions), 0) FROM wallet_activity WHERE user_id = ?")
                .param(userId)
                .query(Long.class)
                .single();
    }

    @Override
    public String name() {
        return "wallet-activity";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.WALLET_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(AccountOpened.class, BalanceAttested.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        Map<Long, Long> owners = new HashMap<>();
        Map<Long, Long> transactions = new HashMap<>();
        for (ReceivedEvent received : events) {
            switch (received.event()) {
                case AccountOpened opened
                when opened.userId() != null -> owners.put(opened.accountId(), opened.userId());
                case BalanceAttested attested ->
                    transactions.merge(attested.accountId(), attested.transactionCount(), Math::max);
                default -> {}
            }
        }
        open(owners);
        count(transactions);
    }

    private void open(Map<Long, Long> owners) {
        database.sql("""
                        INSERT INTO wallet_activity (account_id, user_id)
                        SELECT * FROM unnest(:accounts::bigint[], :users::bigint[])
                        ON CONFLICT DO NOTHING
                        """)
                .param("accounts", owners.keySet().toArray(Long[]::new))
                .param("users", owners.values().toArray(Long[]::new))
                .update();
    }

    /** Accounts without an owner are of the house, and not here. */
    private void count(Map<Long, Long> transactions) {
        database.sql("""
                        UPDATE wallet_activity wallet
                        SET transactions = greatest(wallet.transactions, seen.transactions)
                        FROM unnest(:accounts::bigint[], :transactions::bigint[]) AS seen (account_id, transactions)
                        WHERE wallet.account_id = seen.account_id
                        """)
                .param("accounts", transactions.keySet().toArray(Long[]::new))
                .param("transactions", transactions.values().toArray(Long[]::new))
                .update();
    }
}
