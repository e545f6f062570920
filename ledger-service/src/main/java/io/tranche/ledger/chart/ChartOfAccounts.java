package io.tranche.ledger.chart;

import io.tranche.contracts.Money;
import io.tranche.web.request.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts, to be read. */
@Repository
class ChartOfAccounts {

    private final JdbcClient jdbc;

    ChartOfAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AccountTotals> newestFirst(@Nullable AccountType type, Keyset page) {
        return jdbc.sql("""
                SELECT * FROM ledger_account
                WHERE id < :before AND (:type::text IS NULL OR type = :type)
                ORDER BY id DESC
                LIMIT :limit
                """)
                .param("before", page.beforeId())
                .param("type", type == null ? null : type.name())
                .param("limit", page.fetchSize())
                .query((row, _) -> totals(row))
                .list();
    }

    Optional<AccountTotals> find(String code, Currency currency) {
        return jdbc.sql("SELECT * FROM ledger_account WHERE code = :code AND currency = :currency")
                .param("code", code)
                .param("currency", currency.getCurrencyCode())
                .query((row, _) -> totals(row))
                .optional();
    }

    private static AccountTotals totals(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new AccountTotals(
                row.getLong("id"),
                row.getString("code"),
                AccountType.valueOf(row.getString("type")),
                currency.getCurrencyCode(),
                Money.ofMinor(row.getLong("debited_minor"), currency),
                Money.ofMinor(row.getLong("credited_minor"), currency),
                Money.ofMinor(row.getLong("balance_minor"), currency),
                row.getLong("line_count"));
    }
}
