package io.tranche.loan.dayend;

import io.tranche.contracts.LoanEvent.LoanArrearsCleared;
import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reckons what is overdue of the loans of a chunk, and what that costs; the number of statements does not depend on its size. */
@Component
final class LoanChunks {

    private static final String END = """
            SELECT max(id) FROM (SELECT id FROM loan WHERE id > :after ORDER BY id LIMIT :size) chunk
            """;
    /** Whatever happens to these loans meanwhile waits. Nothing can become overdue by a payment, so the others may go on. */
    private static final String LOCK = """
            SELECT id FROM loan
            WHERE id IN (SELECT loan_id FROM installment
                         WHERE loan_id > :after AND loan_id <= :last AND due_date <= :day
                           AND paid_principal_minor + paid_interest_minor < principal_minor + interest_minor
                         UNION ALL
                         SELECT loan_id FROM arrears WHERE loan_id > :after AND loan_id <= :last)
              AND status IN ('ACTIVE', 'DEFAULTED', 'CLOSED')
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    private static final String CHARGE = """
            WITH charged AS (
                UPDATE installment
                SET overdue_minor_days = overdue_minor_days + unpaid.minor,
                    penalty_minor = penalty_of(overdue_minor_days + unpaid.minor, unpaid.rate)
                FROM (SELECT loan.id, row.number, terms.penalty_rate_percent AS rate,
                             row.principal_minor + row.interest_minor - row.paid_principal_minor - row.paid_interest_minor AS minor
                      FROM loan
                      JOIN product_version terms
                        ON terms.product_code = loan.product_code AND terms.version = loan.product_version
                      JOIN installment row ON row.loan_id = loan.id AND row.due_date + terms.grace_days < :day
                      WHERE loan.id = ANY (:loans) AND loan.status <> 'CLOSED') unpaid
                WHERE installment.loan_id = unpaid.id AND installment.number = unpaid.number AND unpaid.minor > 0
                RETURNING new.loan_id, new.penalty_minor - old.penalty_minor AS minor
            ), grown AS (
                SELECT loan_id, sum(minor)::bigint AS minor FROM charged GROUP BY loan_id HAVING sum(minor) > 0
            ), kept AS (
                INSERT INTO penalty_charge (loan_id, business_date, amount_minor) SELECT loan_id, :day, minor FROM grown
            )
            UPDATE loan
            SET outstanding_minor = outstanding_minor + grown.minor
            FROM grown
            WHERE loan.id = grown.loan_id
            RETURNING loan.id AS loan_id, loan.currency, grown.minor
            """;
    private static final String CLEAR = """
            DELETE FROM arrears
            WHERE loan_id = ANY (:loans)
              AND NOT EXISTS (SELECT FROM installment
                              WHERE loan_id = arrears.loan_id AND due_date <= :day
                                AND paid_principal_minor + paid_interest_minor < principal_minor + interest_minor)
            RETURNING loan_id, borrower_id
            """;
    private static final String REFRESH = """
            WITH refreshed AS (
                INSERT INTO arrears (loan_id, borrower_id, overdue_since, overdue_minor)
                SELECT loan.id, loan.borrower_id, min(due_date),
                       sum(row.principal_minor + row.interest_minor - paid_principal_minor - paid_interest_minor)
                FROM loan JOIN installment row ON row.loan_id = loan.id
                WHERE loan.id = ANY (:loans) AND loan.status <> 'CLOSED' AND due_date <= :day
                  AND paid_principal_minor + paid_interest_minor < row.principal_minor + row.interest_minor
                GROUP BY loan.id
                ORDER BY loan.id
                ON CONFLICT (loan_id) DO UPDATE
                SET overdue_since = excluded.overdue_since, overdue_minor = excluded.overdue_minor
                WHERE (arrears.overdue_since, arrears.overdue_minor) <> (excluded.overdue_since, excluded.overdue_minor)
                RETURNING new.*, old.loan_id IS NULL AS first
            )
            SELECT refreshed.*, loan.currency FROM refreshed JOIN loan ON loan.id = refreshed.loan_id WHERE first
            """;

    private final JdbcClient database;
    private final StatusMoves statusMoves;
    private final Reminders reminders;
    private final DayEndSettings settings;

    LoanChunks(JdbcClient database, StatusMoves statusMoves, Reminders reminders, DayEndSettings settings) {
        this.database = database;
        this.statusMoves = statusMoves;
        this.reminders = reminders;
        this.settings = settings;
    }

    /** The last loan of the chunk after this one; empty when there are no more. */
    OptionalLong end(long after) {
        return database.sql(END)
                .param("after", after)
                .param("size", settings.chunkSize())
                .query((row, number) -> {
                    long last = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
                })
                .single();
    }

    Findings end(Chunk chunk) {
        Findings found = new Findings();
        Long[] loans = lock(chunk);
        if (loans.length > 0) {
            on(CHARGE, loans, chunk.day())
                    .query((row, number) -> penaltyCharged(row, chunk.day()))
                    .list()
                    .forEach(found::add);
            on(CLEAR, loans, chunk.day())
                    .query((row, number) ->
                            new LoanArrearsCleared(row.getLong("loan_id"), row.getLong("borrower_id"), chunk.day()))
                    .list()
                    .forEach(cleared -> found.add(cleared, "ARREARS_CLEARED", "at the end of " + chunk.day()));
            on(REFRESH, loans, chunk.day())
                    .query((row, number) -> overdue(row, chunk.day()))
                    .list()
                    .forEach(overdue -> found.add(
                            overdue, "OVERDUE", "%s since %s".formatted(overdue.overdue(), overdue.overdueSince())));
            statusMoves.make(List.of(loans), chunk.day(), found);
        }
        reminders.issue(chunk, found);
        return found;
    }

    private Long[] lock(Chunk chunk) {
        return database.sql(LOCK)
                .param("after", chunk.after())
                .param("last", chunk.last())
                .param("day", chunk.day())
                .query((row, number) -> row.getLong("id"))
                .list()
                .toArray(Long[]::new);
    }

    private JdbcClient.StatementSpec on(String sql, Long[] loans, LocalDate day) {
        return database.sql(sql).param("loans", loans).param("day", day);
    }

    private static PenaltyCharged penaltyCharged(ResultSet row, LocalDate day) throws SQLException {
        return new PenaltyCharged(row.getLong("loan_id"), day, money(row, "minor"));
    }

    private static LoanOverdue overdue(ResultSet row, LocalDate day) throws SQLException {
        return new LoanOverdue(
                row.getLong("loan_id"),
                row.getLong("borrower_id"),
                day,
                row.getObject("overdue_since", LocalDate.class),
                money(row, "overdue_minor"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofMinor(row.getLong(column), Currency.getInstance(row.getString("currency")));
    }
}
