package io.tranche.loan.portfolio;

import io.tranche.contracts.Money;
import io.tranche.web.request.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The funding shares of one provider. */
@Component
class Portfolios {

    private static final String OF_PROVIDER = """
            SELECT loan.id, loan.status, loan.currency, loan.principal_minor AS loan_minor, share.stake_minor,
                   share.stake_minor - share.principal_minor AS outstanding_minor, share.principal_minor,
                   share.interest_minor, share.penalty_minor, share.received_minor
            FROM provider_account account
                 JOIN funding_share share ON share.account_id = account.account_id
                 JOIN loan ON loan.id = share.loan_id
            WHERE account.user_id = :user AND share.loan_id < :before
            ORDER BY share.loan_id DESC LIMIT :limit
            """;

    private final JdbcClient database;

    Portfolios(JdbcClient database) {
        this.database = database;
    }

    List<LoanShare> page(long userId, Keyset page) {
        return database.sql(OF_PROVIDER)
                .param("user", userId)
                .param("before", page.beforeId())
                .param("limit", page.fetchSize())
                .query((row, number) -> share(row))
                .list();
    }

    private static LoanShare share(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new LoanShare(
                row.getLong("id"),
                row.getString("status"),
                Money.ofMinor(row.getLong("loan_minor"), currency),
                Money.ofMinor(row.getLong("stake_minor"), currency),
                Money.ofMinor(row.getLong("principal_minor"), currency),
                Money.ofMinor(row.getLong("outstanding_minor"), currency),
                Money.ofMinor(row.getLong("interest_minor"), currency),
                Money.ofMinor(row.getLong("penalty_minor"), currency),
                Money.ofMinor(row.getLong("received_minor"), currency));
    }
}
