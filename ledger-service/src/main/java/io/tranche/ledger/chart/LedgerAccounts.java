package io.tranche.ledger.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All accounts of the chart. However many accounts a batch touches, each method takes a constant number of statements. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class LedgerAccounts {

    private static final Comparator<AccountKey> BY_NAME = Comparator.comparing(
                    (AccountKey key) -> key.code().value())
            .thenComparing(key -> key.currency().getCurrencyCode());

    private final JdbcClient jdbc;

    LedgerAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of these accounts; those that are missing are opened. Holds no lock on the ones that were there. */
    public AccountIds open(Collection<AccountKey> keys) {
        Map<AccountKey, Long> found = find(keys);
        List<AccountKey> missing = keys.stream()
                .filter(key -> !found.containsKey(key))
                .sorted(BY_NAME)
                .toList();
        if (!missing.isEmpty()) {
            insert(missing);
            found.putAll(find(missing));
        }
        return new AccountIds(found);
    }

    /**
     * Adds the movements to the accounts' totals, each account once. Accounts are locked in the order of their ids, so that
     * batches on other partitions wait for each other instead of blocking each other for good.
     */
    public void move(Map<Long, Movement> movements) {
        List<Map.Entry<Long, Movement>> rows = new ArrayList<>(movements.entrySet());
        jdbc.sql("""
                WITH locked AS MATERIALIZED (
                    SELECT id FROM ledger_account WHERE id = ANY (:ids::bigint[]) ORDER BY id FOR NO KEY UPDATE
                )
                UPDATE ledger_account a
                SET debited_minor = a.debited_minor + m.debited,
                    credited_minor = a.credited_minor + m.credited,
                    line_count = a.line_count + m.lines
                FROM locked
                JOIN unnest(:ids::bigint[], :debited::bigint[], :credited::bigint[], :lines::bigint[])
                    AS m (id, debited, credited, lines) USING (id)
                WHERE a.id = locked.id
                """)
                .param("ids", rows.stream().mapToLong(Map.Entry::getKey).toArray())
                .param(
                        "debited",
                        rows.stream()
                                .mapToLong(row -> row.getValue().debitedMinor())
                                .toArray())
                .param(
                        "credited",
                        rows.stream()
                                .mapToLong(row -> row.getValue().creditedMinor())
                                .toArray())
                .param(
                        "lines",
                        rows.stream()
                                .mapToLong(row -> row.getValue().lineCount())
                                .toArray())
                .update();
    }

    private Map<AccountKey, Long> find(Collection<AccountKey> keys) {
        Map<String, AccountKey> byName = new HashMap<>();
        keys.forEach(key -> byName.put(name(key.code().value(), key.currency().getCurrencyCode()), key));
        Map<AccountKey, Long> found = new HashMap<>();
        jdbc.sql("SELECT id, code, currency FROM ledger_account WHERE code = ANY (:codes::text[])")
                .param("codes", codes(keys))
                .query(row -> {
                    AccountKey key = byName.get(name(row.getString("code"), row.getString("currency")));
                    if (key != null) {
                        found.put(key, row.getLong("id"));
                    }
                });
        return found;
    }

    private void insert(List<AccountKey> missing) {
        jdbc.sql("""
                INSERT INTO ledger_account (code, type, currency)
                SELECT code, type, currency
                FROM unnest(:codes::text[], :types::text[], :currencies::text[]) AS a (code, type, currency)
                ON CONFLICT (code, currency) DO NOTHING
                """)
                .param("codes", codes(missing))
                .param(
                        "types",
                        missing.stream().map(key -> key.code().type().name()).toArray(String[]::new))
                .param(
                        "currencies",
                        missing.stream()
                                .map(key -> key.currency().getCurrencyCode())
                                .toArray(String[]::new))
                .update();
    }

    private static String[] codes(Collection<AccountKey> keys) {
        return keys.stream().map(key -> key.code().value()).toArray(String[]::new);
    }

    private static String name(String code, String currency) {
        return currency + ' ' + code;
    }
}
