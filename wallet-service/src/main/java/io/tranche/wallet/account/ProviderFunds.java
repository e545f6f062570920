package io.tranche.wallet.account;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code provider_funds}: since when an investor's money has been there. One row for what came in one day and is not spent. */
@Component
class ProviderFunds {

    private static final String FORGET_SPENT = """
            DELETE FROM provider_funds funds
            USING (
                SELECT came.account_id, came.came_on, balance_minor,
                       sum(amount_minor) OVER (PARTITION BY came.account_id ORDER BY came.came_on DESC) - amount_minor AS newer_minor
                FROM provider_funds came JOIN account ON account.id = came.account_id
                WHERE came.account_id = ANY (?)
            ) AS known
            WHERE funds.account_id = known.account_id AND funds.came_on = known.came_on AND newer_minor >= balance_minor""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ProviderFunds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param entries of accounts that are locked and saved */
    void follow(List<PostedEntry> entries) {
        Map<AccountId, Money> moved = new LinkedHashMap<>();
        for (PostedEntry entry : entries) {
            if (entry.account().kind() == AccountKind.PROVIDER) {
                moved.merge(entry.account().id(), entry.amount(), Money::plus);
            }
        }
        insert(select(moved, Money::isPositive));
        forgetSpent(select(moved, Money::isNegative).keySet());
    }

    private static Map<AccountId, Money> select(Map<AccountId, Money> moved, Predicate<Money> wanted) {
        Map<AccountId, Money> selected = new LinkedHashMap<>(moved);
        selected.values().removeIf(wanted.negate());
        return selected;
    }

    private void forgetSpent(Set<AccountId> providers) {
        if (!providers.isEmpty()) {
            jdbc.sql(FORGET_SPENT)
                    .param(providers.stream().mapToLong(AccountId::value).toArray())
                    .update();
        }
    }

    private void insert(Map<AccountId, Money> came) {
        if (came.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO provider_funds (account_id, came_on, came_at, amount_minor)
                        SELECT account_id, (CAST(:now AS timestamptz) AT TIME ZONE 'UTC')::date, :now, amount_minor
                        FROM unnest(:accounts::bigint[], :amounts::bigint[]) AS came (account_id, amount_minor)
                        ON CONFLICT (account_id, came_on)
                        DO UPDATE SET amount_minor = provider_funds.amount_minor + excluded.amount_minor""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "accounts",
                        came.keySet().stream().mapToLong(AccountId::value).toArray())
                .param(
                        "amounts",
                        came.values().stream().mapToLong(Money::minorUnits).toArray())
                .update();
    }
}
