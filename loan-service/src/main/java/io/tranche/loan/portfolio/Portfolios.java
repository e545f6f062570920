package io.tranche.loan.portfolio;

import io.tranche.contracts.Money;
import io.tranche.web.request.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The funding shares of one provider. */
@Component
class Portfolios {

    /** Repayments stop with a write-off, and so does being overdue. */
    private static final String SHARES = """
            SELECT loan.id, loan.status, loan.currency, loan.principal_minor AS loan_minor, share.stake_minor,
                   CASE WHEN lost_on IS NULL THEN share.stake_minor - share.principal_minor ELSE 0 END AS outstanding_minor,
                   CASE WHEN lost_on IS NULL THEN 0 ELSE share.stake_minor - share.principal_minor END AS lost_minor,
                   share.principal_minor,
                   share.interest_minor, share.penalty_minor, share.platform_fee_minor, share.received_minor,
                   round(coalesce(late.minor, 0) * share.stake_minor / loan.principal_minor)::bigint AS overdue_minor,
                   coalesce(late.minor, 0) > 0 AS overdue,
                   share.out_minor_days
                       + (share.stake_minor - share.principal_minor)::numeric * (least(today, lost_on) - share.out_since) AS out_minor_days
            FROM provider_account account
                 JOIN funding_share share ON share.account_id = account.account_id
                 JOIN loan ON loan.id = share.loan_id
                 CROSS JOIN business_date
                 LEFT JOIN LATERAL (
                     SELECT sum(principal_minor + interest_minor + penalty_minor
                                - paid_principal_minor - paid_interest_minor - paid_penalty_minor) AS minor
                     FROM installment
                     WHERE installment.loan_id = loan.id AND due_date < today
                 ) AS late ON loan.status IN ('ACTIVE', 'DEFAULTED')
            WHERE account.user_id = :user AND share.loan_id < :before
            """;

    private static final String NEWEST_FIRST = "ORDER BY share.loan_id DESC LIMIT :limit";
    private static final String ALL = """
            SELECT count(*) AS loans, coalesce(max(currency), 'INR') AS currency, coalesce(sum(stake_minor), 0) AS stake_minor,
                   coalesce(sum(outstanding_minor), 0) AS outstanding_minor, coalesce(sum(lost_minor), 0) AS lost_minor,
                   coalesce(sum(principal_minor), 0) AS principal_minor,
                   coalesce(sum(interest_minor), 0) AS interest_minor, coalesce(sum(penalty_minor), 0) AS penalty_minor,
                   coalesce(sum(platform_fee_minor), 0) AS platform_fee_minor,
                   coalesce(sum(received_minor), 0) AS received_minor, coalesce(sum(overdue_minor), 0) AS overdue_minor,
                   count(*) FILTER (WHERE overdue) AS overdue_loans, coalesce(sum(out_minor_days), 0) AS out_minor_days
            FROM (%s) AS shares
            """.formatted(SHARES);

    private final JdbcClient database;

    Portfolios(JdbcClient database) {
        this.database = database;
    }

    List<LoanShare> page(long userId, Keyset page) {
        return database.sql(SHARES + NEWEST_FIRST)
                .param("user", userId)
                .param("before", page.beforeId())
                .param("limit", page.fetchSize())
                .query((row, number) -> share(row))
                .list();
    }

    Summary summary(long userId) {
        return database.sql(ALL)
                .param("user", userId)
                .param("before", Long.MAX_VALUE)
                .query((row, number) -> summary(row))
                .single();
    }

    private static LoanShare share(ResultSet row) throws SQLException {
        return new LoanShare(
                row.getLong("id"),
                row.getString("status"),
                money(row, "loan_minor"),
                money(row, "stake_minor"),
                money(row, "principal_minor"),
                money(row, "outstanding_minor"),
                money(row, "lost_minor"),
                money(row, "interest_minor"),
                money(row, "penalty_minor"),
                money(row, "platform_fee_minor"),
                money(row, "received_minor"),
                row.getBoolean("overdue"),
                money(row, "overdue_minor"),
                yieldOf(row));
    }

    private static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getLong("loans"),
                money(row, "stake_minor"),
                money(row, "principal_minor"),
                money(row, "outstanding_minor"),
                money(row, "lost_minor"),
                money(row, "interest_minor"),
                money(row, "penalty_minor"),
                money(row, "platform_fee_minor"),
                money(row, "received_minor"),
                row.getLong("overdue_loans"),
                money(row, "overdue_minor"),
                yieldOf(row));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofMinor(row.getLong(column), Currency.getInstance(row.getString("currency")));
    }

    private static @Nullable String yieldOf(ResultSet row) throws SQLException {
        return Yield.of(
                row.getBigDecimal("interest_minor")
                        .add(row.getBigDecimal("penalty_minor"))
                        .subtract(row.getBigDecimal("platform_fee_minor"))
                        .subtract(row.getBigDecimal("lost_minor")),
                row.getBigDecimal("out_minor_days"));
    }
}
