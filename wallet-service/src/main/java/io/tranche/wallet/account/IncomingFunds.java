package io.tranche.wallet.account;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code provider_funds}: since when an investor's money has been there. One row for all that comes in one day. */
@Component
class IncomingFunds {

    private final JdbcClient jdbc;
    private final Clock clock;

    IncomingFunds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(List<PostedEntry> entries) {
        Map<AccountId, Money> came = new LinkedHashMap<>();
        for (PostedEntry entry : entries) {
            if (entry.account().kind() == AccountKind.PROVIDER) {
                came.merge(entry.account().id(), entry.amount(), Money::plus);
            }
        }
        came.values().removeIf(amount -> !amount.isPositive());
        if (!came.isEmpty()) {
            insert(came);
        }
    }

    private void insert(Map<AccountId, Money> came) {
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
