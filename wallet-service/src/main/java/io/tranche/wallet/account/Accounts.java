package io.tranche.wallet.account;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Event;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.AccountOpened;
import io.tranche.messaging.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The accounts, and the only way to change them: open, lock, decide on the {@link Postings}, save. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Accounts {

    private static final String COLUMNS =
            "id, user_id, kind, currency, balance_minor, overdraft_limit_minor, transaction_count";

    private final JdbcClient jdbc;
    private final AccountTransactions transactions;
    private final ProviderFunds funds;
    private final Outbox outbox;
    private final AccountSettings settings;
    private final Clock clock;

    Accounts(
            JdbcClient jdbc,
            AccountTransactions transactions,
            ProviderFunds funds,
            Outbox outbox,
            AccountSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.funds = funds;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens accounts for those users who have none yet. Whoever needs an account opens it, since the news of a registration may
     * be overtaken; so the kind is only that of the first to ask.
     */
    public void open(Map<UserId, AccountKind> owners) {
        List<Map.Entry<UserId, AccountKind>> asked = List.copyOf(owners.entrySet());
        List<Event> opened = jdbc
                .sql("""
                        INSERT INTO account (user_id, kind, currency, created_at)
                        SELECT owner.user_id, owner.kind, ?, ?
                        FROM unnest(?::bigint[], ?::text[]) AS owner (user_id, kind)
                        WHERE NOT EXISTS (SELECT FROM account WHERE account.user_id = owner.user_id)
                        ORDER BY owner.user_id
                        ON CONFLICT (user_id) DO NOTHING
                        RETURNING\s""" + COLUMNS)
                .param(settings.currency().getCurrencyCode())
                .param(now())
                .param(asked.stream().mapToLong(owner -> owner.getKey().value()).toArray())
                .param(asked.stream().map(owner -> owner.getValue().name()).toArray(String[]::new))
                .query(Accounts::toAccount)
                .list()
                .stream()
                .<Event>map(Accounts::announce)
                .toList();
        if (!opened.isEmpty()) {
            outbox.appendAll(opened);
        }
    }

    /** The user's account, which is opened if need be. */
    public AccountId accountOf(UserId owner, AccountKind kind) {
        open(Map.of(owner, kind));
        return jdbc.sql("SELECT id FROM account WHERE user_id = ?")
                .param(owner.value())
                .query((row, number) -> new AccountId(row.getLong("id")))
                .single();
    }

    /** Opens the house's account, once in the life of a database. */
    AccountId openHouse(Currency currency) {
        jdbc.sql("""
                        INSERT INTO account (kind, currency, created_at) VALUES ('HOUSE', ?, ?)
                        ON CONFLICT (currency) WHERE kind = 'HOUSE' DO NOTHING
                        RETURNING\s""" + COLUMNS)
                .param(currency.getCurrencyCode())
                .param(now())
                .query(Accounts::toAccount)
                .optional()
                .ifPresent(house -> outbox.append(announce(house)));
        return jdbc.sql("SELECT id FROM account WHERE kind = 'HOUSE' AND currency = ?")
                .param(currency.getCurrencyCode())
                .query((row, number) -> new AccountId(row.getLong("id")))
                .single();
    }

    /** Locks accounts until the end of the transaction. Everyone locks in the order of ids, and once, so nobody waits in a ring. */
    public Postings lock(Collection<UserId> owners, Collection<AccountId> ids) {
        List<Account> locked = jdbc.sql("SELECT " + COLUMNS + """
                         FROM account WHERE user_id = ANY (?) OR id = ANY (?)
                        ORDER BY id FOR NO KEY UPDATE""")
                .param(owners.stream().mapToLong(UserId::value).distinct().toArray())
                .param(ids.stream().mapToLong(AccountId::value).distinct().toArray())
                .query(Accounts::toAccount)
                .list();
        return new Postings(locked);
    }

    /** Writes what was posted: each account once, however often it moved. */
    public void save(Postings postings) {
        if (postings.entries().isEmpty()) {
            return;
        }
        Collection<Account> moved = postings.moved();
        int updated = jdbc.sql("""
                        UPDATE account
                        SET balance_minor = moved.balance_minor,
                            transaction_count = moved.transaction_count,
                            version = account.version + 1
                        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[])
                            AS moved (id, balance_minor, transaction_count)
                        WHERE account.id = moved.id""")
                .param(moved.stream().mapToLong(account -> account.id().value()).toArray())
                .param(moved.stream()
                        .mapToLong(account -> account.balance().minorUnits())
                        .toArray())
                .param(moved.stream().mapToLong(Account::transactionCount).toArray())
                .update();
        if (updated != moved.size()) {
            throw new IllegalStateException("%d of %d accounts were updated".formatted(updated, moved.size()));
        }
        transactions.append(postings.entries());
        funds.follow(postings.entries());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static AccountOpened announce(Account account) {
        UserId owner = account.owner();
        return new AccountOpened(
                account.id().value(),
                owner == null ? null : owner.value(),
                account.kind(),
                account.balance().currency().getCurrencyCode());
    }

    static Account toAccount(ResultSet row, int rowNumber) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Long userId = row.getObject("user_id", Long.class);
        return new Account(
                new AccountId(row.getLong("id")),
                userId == null ? null : new UserId(userId),
                AccountKind.valueOf(row.getString("kind")),
                Money.ofMinor(row.getLong("balance_minor"), currency),
                Money.ofMinor(row.getLong("overdraft_limit_minor"), currency),
                row.getLong("transaction_count"));
    }
}
