package io.tranche.wallet.account;

import io.tranche.contracts.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened on the accounts. Rows are only ever added, and only by {@link Accounts#save}. */
@Component
class AccountTransactions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PostingMeters meters;

    AccountTransactions(JdbcClient jdbc, Clock clock, PostingMeters meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.meters = meters;
    }

    /** The entries must be in the order in which they were posted: ids follow it. */
    void append(List<PostedEntry> entries) {
        jdbc.sql("""
                        INSERT INTO account_transaction (account_id, account_seq, user_id, type, amount_minor, currency,
                            balance_after_minor, source, reference_id, description, event_id, created_at)
                        SELECT account_id, account_seq, user_id, CASE WHEN amount_minor > 0 THEN 'CREDIT' ELSE 'DEBIT' END,
                            abs(amount_minor), currency, balance_after_minor, source, reference_id, description, event_id, ?
                        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                                ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])
                            WITH ORDINALITY AS posted (account_id, account_seq, user_id, amount_minor, balance_after_minor,
                                currency, source, reference_id, description, event_id, position)
                        ORDER BY position""")
                .param(OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param(longs(entries, entry -> entry.account().id().value()))
                .param(longs(entries, entry -> entry.account().transactionCount()))
                .param(owners(entries))
                .param(longs(entries, entry -> entry.amount().minorUnits()))
                .param(longs(entries, entry -> entry.account().balance().minorUnits()))
                .param(texts(entries, entry -> entry.amount().currency().getCurrencyCode()))
                .param(texts(entries, entry -> entry.cause().source().name()))
                .param(texts(entries, entry -> entry.cause().referenceId()))
                .param(texts(entries, entry -> entry.cause().description()))
                .param(texts(entries, entry -> Objects.toString(entry.cause().eventId(), null)))
                .update();
        meters.posted(entries);
    }

    /** The user's transactions from the oldest on, beginning after the one with id {@code after}. */
    List<AccountTransaction> page(UserId owner, long after, int limit) {
        return jdbc.sql("""
                        SELECT id, user_id, type, amount_minor, currency, balance_after_minor, source, reference_id,
                            description, created_at
                        FROM account_transaction
                        WHERE account_id = (SELECT account.id FROM account WHERE account.user_id = ?) AND id > ?
                        ORDER BY id LIMIT ?""")
                .param(owner.value())
                .param(after)
                .param(limit)
                .query(AccountTransactions::toTransaction)
                .list();
    }

    private static AccountTransaction toTransaction(ResultSet row, int rowNumber) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new AccountTransaction(
                row.getLong("id"),
                row.getLong("user_id"),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                row.getString("type"),
                row.getString("source"),
                row.getString("reference_id"),
                row.getString("description"),
                Money.ofMinor(row.getLong("balance_after_minor"), currency),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static long[] longs(List<PostedEntry> entries, ToLongFunction<PostedEntry> column) {
        return entries.stream().mapToLong(column).toArray();
    }

    private static @Nullable String[] texts(List<PostedEntry> entries, Function<PostedEntry, @Nullable String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable Long[] owners(List<PostedEntry> entries) {
        return entries.stream()
                .map(entry -> entry.account().owner())
                .map(owner -> owner == null ? null : owner.value())
                .toArray(Long[]::new);
    }
}
