package io.tranche.loan.dayend;

import io.tranche.contracts.LoanEvent.LoanArrearsCleared;
import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reckons what is overdue of loans, and what that costs; the number of statements does not depend on how many they are. */
@Component
final class LoanEnds {

    /** What is due of the loans and unpaid. */
    static final String UNPAID = """
            SELECT loan_id, number, due_date,
                   principal_minor + interest_minor - paid_principal_minor - paid_interest_minor AS minor
            FROM installment
            WHERE loan_id = ANY (:loans) AND due_date <= :day
              AND paid_principal_minor + paid_interest_minor < principal_minor + interest_minor
            """;

    private static final String CHARGE = """
            WITH unpaid AS (%s), charged AS (
                UPDATE installment
                SET overdue_minor_days = overdue_minor_days + owed.minor,
                    penalty_minor = penalty_of(overdue_minor_days + owed.minor, owed.rate)
                FROM (SELECT unpaid.*, terms.penalty_rate_percent AS rate
                      FROM unpaid
                      JOIN loan ON loan.id = unpaid.loan_id AND loan.status IN ('ACTIVE', 'DEFAULTED')
                      JOIN product_version terms
                        ON terms.product_code = loan.product_code AND terms.version = loan.product_version
                      WHERE terms.penalty_rate_percent > 0 AND unpaid.due_date + terms.grace_days < :day) owed
                WHERE installment.loan_id = owed.loan_id AND installment.number = owed.number
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
            WITH unpaid AS (%s)
            DELETE FROM arrears
            WHERE loan_id = ANY (:loans) AND NOT EXISTS (SELECT FROM unpaid WHERE unpaid.loan_id = arrears.loan_id)
            RETURNING loan_id, borrower_id
            """;
    private static final String REFRESH = """
            WITH unpaid AS (%s), refreshed AS (
                INSERT INTO arrears (loan_id, borrower_id, overdue_since, overdue_minor)
                SELECT loan.id, loan.borrower_id, min(due_date), sum(minor)
                FROM unpaid JOIN loan ON loan.id = unpaid.loan_id
                WHERE loan.status IN ('ACTIVE', 'DEFAULTED')
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

    LoanEnds(JdbcClient database, StatusMoves statusMoves) {
        this.database = database;
        this.statusMoves = statusMoves;
    }

    /** By what is unpaid now. */
    void end(Collection<Long> locked, LocalDate day, Findings found) {
        end(new Basis(locked, UNPAID, UNPAID), day, found);
    }

    /** A day that the loan has missed, by what was unpaid at its end. */
    void endLate(long locked, LocalDate day, Findings found) {
        end(new Basis(List.of(locked), SkippedEnds.UNPAID_THEN, SkippedEnds.CHARGEABLE_THEN), day, found);
    }

    /**
     * @param unpaid a query
     * @param chargeable a query for that of it which has not been charged for yet
     */
    private record Basis(Collection<Long> loans, String unpaid, String chargeable) {}

    private void end(Basis basis, LocalDate day, Findings found) {
        if (basis.loans.isEmpty()) {
            return;
        }
        Long[] loans = basis.loans.toArray(Long[]::new);
        on(CHARGE.formatted(basis.chargeable), loans, day)
                .query((row, number) -> new PenaltyCharged(row.getLong("loan_id"), day, money(row, "minor")))
                .list()
                .forEach(found::add);
        on(CLEAR.formatted(basis.unpaid), loans, day)
                .query((row, number) -> new LoanArrearsCleared(row.getLong("loan_id"), row.getLong("borrower_id"), day))
                .list()
                .forEach(cleared -> found.add(cleared, "ARREARS_CLEARED", "at the end of " + day));
        on(REFRESH.formatted(basis.unpaid), loans, day)
                .query((row, number) -> overdue(row, day))
                .list()
                .forEach(overdue -> found.add(
                        overdue, "OVERDUE", "%s since %s".formatted(overdue.overdue(), overdue.overdueSince())));
        statusMoves.make(basis.loans, day, found);
    }

    private JdbcClient.StatementSpec on(String sql, Long[] loans, LocalDate day) {
        return database.sql(sql).param("loans", loans).param("day", day);
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
