package io.tranche.loan.portfolio;

import io.tranche.contracts.Money;
import io.tranche.loan.portfolio.ShareMovement.Type;
import io.tranche.web.request.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to one share of a loan, from the payout on. */
@Component
class Statements {

    /** The day of a movement is that of the fact behind it: of the payment, and from its reversal on, of that. */
    private static final String PAGE = """
            WITH share AS (
                SELECT share.*, loan.status, loan.currency, coalesce(loan.paid_out_on, share.out_since) AS lent_on
                FROM provider_account account
                     JOIN funding_share share ON share.account_id = account.account_id
                     JOIN loan ON loan.id = share.loan_id
                WHERE account.user_id = :user AND share.loan_id = :loan
            ), moved AS (
                SELECT share_movement.*,
                       bool_or(type = 'REVERSAL') OVER (PARTITION BY repayment_id ORDER BY share_movement.id) AS reversed
                FROM share JOIN share_movement USING (loan_id, account_id)
            ), movement AS (
                SELECT 0::bigint AS id, lent_on AS date, 'DISBURSEMENT' AS type, NULL::bigint AS repayment_id,
                       -stake_minor AS principal_minor, 0::bigint AS interest_minor, 0::bigint AS penalty_minor,
                       0::bigint AS fee_minor
                FROM share
                UNION ALL
                SELECT 1, out_since, 'DISBURSEMENT_REVERSAL', NULL, stake_minor, 0, 0, 0
                FROM share WHERE status = 'CANCELLED'
                UNION ALL
                SELECT moved.id, coalesce(moved.booked_on, fact.value_date), moved.type, moved.repayment_id,
                       moved.principal_minor, moved.interest_minor, moved.penalty_minor,
                       CASE moved.type WHEN 'REPAYMENT' THEN coalesce(asked.fee_minor, 0)
                                       WHEN 'REVERSAL' THEN -coalesce(asked.fee_minor, 0)
                                       ELSE moved.fee_minor END
                FROM moved
                     LEFT JOIN repayment_share asked
                       ON asked.repayment_id = moved.repayment_id AND asked.account_id = moved.account_id
                     LEFT JOIN loan_fact fact
                       ON fact.repayment_id = moved.repayment_id AND (fact.type = 'REVERSAL') = moved.reversed
            ), stated AS (
                SELECT movement.*, -sum(principal_minor) OVER (ORDER BY id) AS outstanding_minor FROM movement
            )
            SELECT stated.*, (SELECT currency FROM share) AS currency
            FROM stated WHERE id < :before ORDER BY id DESC LIMIT :limit
            """;

    private final JdbcClient database;

    Statements(JdbcClient database) {
        this.database = database;
    }

    /** Newest first; empty if it is none of the provider's loans. */
    List<ShareMovement> page(long userId, long loanId, Keyset page) {
        return database.sql(PAGE)
                .param("user", userId)
                .param("loan", loanId)
                .param("before", page.beforeId())
                .param("limit", page.fetchSize())
                .query((row, number) -> movement(row))
                .list();
    }

    private static ShareMovement movement(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Type type = Type.valueOf(row.getString("type"));
        Money principal = Money.ofMinor(row.getLong("principal_minor"), currency);
        Money interest = Money.ofMinor(row.getLong("interest_minor"), currency);
        Money penalty = Money.ofMinor(row.getLong("penalty_minor"), currency);
        Money fee = Money.ofMinor(row.getLong("fee_minor"), currency);
        return new ShareMovement(
                row.getLong("id"),
                row.getObject("date", LocalDate.class),
                type,
                row.getObject("repayment_id", Long.class),
                principal,
                interest,
                penalty,
                fee,
                type == Type.WRITE_OFF
                        ? Money.zero(currency)
                        : principal.plus(interest).plus(penalty).minus(fee),
                Money.ofMinor(row.getLong("outstanding_minor"), currency));
    }
}
