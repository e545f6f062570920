package io.tranche.wallet.account;

import io.tranche.contracts.Money;
import io.tranche.messaging.trail.Effect;
import io.tranche.messaging.trail.Effects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The transactions that an event asked for. */
@Component
class TransactionEffects implements Effects {

    private final JdbcClient jdbc;

    TransactionEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> of(Collection<UUID> eventIds) {
        return jdbc.sql("""
                        SELECT event_id, id, account_id, type, amount_minor, balance_after_minor, currency, source, created_at
                        FROM account_transaction
                        WHERE event_id = ANY (?::uuid[])
                        ORDER BY id""")
                .param(eventIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(TransactionEffects::toEffect)
                .list();
    }

    private static Effect toEffect(ResultSet row, int rowNumber) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Effect(
                row.getObject("event_id", UUID.class),
                "account_transaction",
                Long.toString(row.getLong("id")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Map.of(
                        "account", Long.toString(row.getLong("account_id")),
                        "type", row.getString("type"),
                        "amount",
                                Money.ofMinor(row.getLong("amount_minor"), currency)
                                        .toString(),
                        "balance_after",
                                Money.ofMinor(row.getLong("balance_after_minor"), currency)
                                        .toString(),
                        "currency", currency.getCurrencyCode(),
                        "source", row.getString("source")));
    }
}
