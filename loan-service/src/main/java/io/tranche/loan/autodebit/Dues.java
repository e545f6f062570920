package io.tranche.loan.autodebit;

import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.LoanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is due of loans with a mandate, some of them at a time. */
@Component
final class Dues {

    private static final String END = """
            SELECT max(loan_id)
            FROM (SELECT loan_id FROM auto_debit_mandate WHERE enabled AND loan_id > :after ORDER BY loan_id LIMIT :size) chunk
            """;
    /**
     * So that nobody starts a payment of these loans meanwhile. As long as a debit is not answered, no other is made: what is charged
     * for being late until then will not be owed if there is money.
     */
    private static final String LOCK = """
            SELECT loan.id
            FROM auto_debit_mandate mandate JOIN loan ON loan.id = mandate.loan_id
            WHERE mandate.enabled AND mandate.loan_id > :after AND mandate.loan_id <= :last
              AND loan.status IN ('ACTIVE', 'DEFAULTED')
              AND EXISTS (SELECT FROM installment row
                          WHERE row.loan_id = loan.id AND row.due_date <= :day
                            AND paid_principal_minor + paid_interest_minor + paid_penalty_minor
                                < row.principal_minor + row.interest_minor + row.penalty_minor)
              AND NOT EXISTS (SELECT FROM auto_debit_attempt attempt
                              WHERE attempt.loan_id = loan.id AND (attempt.business_date = :day OR attempt.outcome IS NULL))
              AND NOT EXISTS (SELECT FROM repayment WHERE repayment.loan_id = loan.id AND repayment.status = 'REVERSING')
            ORDER BY loan.id
            FOR NO KEY UPDATE OF loan
            """;

    private static final String DUE = """
            SELECT loan.id, loan.borrower_id, loan.currency, due.minor - loan.reserved_minor AS open_minor, due.since, tried.times
            FROM loan,
                 LATERAL (SELECT sum(unpaid.minor)::bigint AS minor, max(unpaid.due_date) AS since
                          FROM (SELECT due_date, row.principal_minor + row.interest_minor + row.penalty_minor
                                       - paid_principal_minor - paid_interest_minor - paid_penalty_minor AS minor
                                FROM installment row WHERE row.loan_id = loan.id AND row.due_date <= :day) unpaid
                          WHERE unpaid.minor > 0) due,
                 LATERAL (SELECT count(*)::integer AS times
                          FROM auto_debit_attempt attempt
                          WHERE attempt.loan_id = loan.id AND business_date >= due.since
                            AND outcome IN ('FAILED', 'GIVEN_UP')) tried
            WHERE loan.id = ANY (:loans) AND loan.status IN ('ACTIVE', 'DEFAULTED') AND due.minor > 0
              AND tried.times < :attemptsMax
            ORDER BY loan.id
            """;

    private final JdbcClient database;
    private final AutoDebitSettings settings;

    Dues(JdbcClient database, AutoDebitSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The last loan of the next ones; empty if there are no more. */
    OptionalLong end(long after) {
        return database.sql(END)
                .param("after", after)
                .param("size", settings.batchSize())
                .query((row, number) -> {
                    long last = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
                })
                .single();
    }

    /** Whether a payment of one of them is being taken back at present: what is due of that loan is known when it is. */
    boolean anyTakenBack(long after, long last) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM auto_debit_mandate mandate JOIN repayment ON repayment.loan_id = mandate.loan_id
                                       WHERE mandate.enabled AND mandate.loan_id > ? AND mandate.loan_id <= ?
                                         AND repayment.status = 'REVERSING')
                        """).params(after, last).query(Boolean.class).single();
    }

    /** Of the loans after one, up to another, that are to be debited on a day. They stay locked. */
    List<Due> of(LocalDate day, long after, long last) {
        List<Long> locked = database.sql(LOCK)
                .param("day", day)
                .param("after", after)
                .param("last", last)
                .query((row, number) -> row.getLong("id"))
                .list();
        return database.sql(DUE)
                .param("day", day)
                .param("loans", locked.toArray(Long[]::new))
                .param("attemptsMax", settings.attemptsMax())
                .query(Dues::due)
                .list();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                new LoanId(row.getLong("id")),
                row.getLong("borrower_id"),
                Money.ofMinor(row.getLong("open_minor"), Currency.getInstance(row.getString("currency"))),
                row.getObject("since", LocalDate.class),
                row.getInt("times") + 1);
    }
}
