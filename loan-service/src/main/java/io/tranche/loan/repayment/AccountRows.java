package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Line;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.LoanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whole accounts as rows. A schedule that another takes the place of is kept. */
@Component
final class AccountRows {

    private static final String LINES = """
            SELECT row.*, loan.currency
            FROM installment row JOIN loan ON loan.id = row.loan_id
            WHERE row.loan_id = ANY (:loans)
            ORDER BY row.loan_id, row.number
            """;
    private static final String AGREED = """
            SELECT row.*, 0 AS penalty_minor, 0 AS paid_principal_minor, 0 AS paid_interest_minor, 0 AS paid_penalty_minor,
                   0 AS overdue_minor_days, loan.currency
            FROM superseded_installment row JOIN loan ON loan.id = row.loan_id
            WHERE row.loan_id = ANY (:loans) AND row.version = 1
            ORDER BY row.loan_id, row.number
            """;
    private static final String KEEP = """
            INSERT INTO superseded_installment
                (loan_id, version, number, due_date, principal_minor, interest_minor, balance_minor, superseded_at)
            SELECT loan_id,
                   1 + coalesce((SELECT max(version) FROM superseded_installment old WHERE old.loan_id = row.loan_id), 0),
                   number, due_date, principal_minor, interest_minor, balance_minor, now()
            FROM installment row
            WHERE loan_id = ANY (:loans)
            """;
    private static final String SHORTEN = """
            DELETE FROM installment
            USING unnest(:loans::bigint[], :counts::integer[]) AS kept (loan_id, count)
            WHERE installment.loan_id = kept.loan_id AND number > kept.count
            """;
    private static final String WRITE = """
            INSERT INTO installment (
                loan_id, number, due_date, principal_minor, interest_minor, penalty_minor, balance_minor,
                paid_principal_minor, paid_interest_minor, paid_penalty_minor, overdue_minor_days)
            SELECT *
            FROM unnest(:loans::bigint[], :numbers::integer[], :dates::date[],
                        :principal::bigint[], :interest::bigint[], :penalty::bigint[], :balances::bigint[],
                        :paidPrincipal::bigint[], :paidInterest::bigint[], :paidPenalty::bigint[], :overdue::bigint[])
            ON CONFLICT (loan_id, number) DO UPDATE
            SET due_date = excluded.due_date,
                principal_minor = excluded.principal_minor,
                interest_minor = excluded.interest_minor,
                penalty_minor = excluded.penalty_minor,
                balance_minor = excluded.balance_minor,
                paid_principal_minor = excluded.paid_principal_minor,
                paid_interest_minor = excluded.paid_interest_minor,
                paid_penalty_minor = excluded.paid_penalty_minor,
                overdue_minor_days = excluded.overdue_minor_days
            """;

    private final JdbcClient database;

    AccountRows(JdbcClient database) {
        this.database = database;
    }

    /** As they are, in order. */
    List<Line> lines(Collection<Long> loanIds) {
        return read(LINES, loanIds);
    }

    /** As they were agreed at the payout, of loans whose schedule was made anew since. */
    List<Installment> agreed(Collection<Long> loanIds) {
        return read(AGREED, loanIds).stream().map(Line::installment).toList();
    }

    /** Keeps the schedules of these loans as they are so far. */
    void keep(Collection<LoanId> loans) {
        if (!loans.isEmpty()) {
            database.sql(KEEP)
                    .param("loans", loans.stream().map(LoanId::value).toArray(Long[]::new))
                    .update();
        }
    }

    void write(Collection<Account> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        database.sql(SHORTEN)
                .param(
                        "loans",
                        accounts.stream()
                                .map(account -> account.installments()
                                        .getFirst()
                                        .loanId()
                                        .value())
                                .toArray(Long[]::new))
                .param(
                        "counts",
                        accounts.stream().map(account -> account.lines().size()).toArray(Integer[]::new))
                .update();
        bind(accounts.stream().flatMap(account -> account.lines().stream()).toList())
                .update();
    }

    private JdbcClient.StatementSpec bind(List<Line> lines) {
        List<Installment> rows = lines.stream().map(Line::installment).toList();
        JdbcClient.StatementSpec keys = database.sql(WRITE)
                .param("loans", minor(rows, row -> row.loanId().value()))
                .param("numbers", rows.stream().map(Installment::number).toArray(Integer[]::new))
                .param(
                        "dates",
                        rows.stream().map(row -> row.dueDate().toString()).toArray(String[]::new))
                .param("balances", minor(rows, row -> row.balance().minorUnits()))
                .param("overdue", lines.stream().map(Line::overdueMinorDays).toArray(Long[]::new));
        return keys.param(
                        "principal",
                        minor(rows, row -> row.charged().principal().minorUnits()))
                .param("interest", minor(rows, row -> row.charged().interest().minorUnits()))
                .param("penalty", minor(rows, row -> row.charged().penalty().minorUnits()))
                .param(
                        "paidPrincipal",
                        minor(rows, row -> row.paid().principal().minorUnits()))
                .param("paidInterest", minor(rows, row -> row.paid().interest().minorUnits()))
                .param("paidPenalty", minor(rows, row -> row.paid().penalty().minorUnits()));
    }

    private static Long[] minor(List<Installment> rows, ToLongFunction<Installment> value) {
        return rows.stream().map(value::applyAsLong).toArray(Long[]::new);
    }

    private List<Line> read(String sql, Collection<Long> loanIds) {
        return database.sql(sql)
                .param("loans", loanIds.toArray(Long[]::new))
                .query(AccountRows::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Installment installment = new Installment(
                new LoanId(row.getLong("loan_id")),
                row.getInt("number"),
                row.getObject("due_date", LocalDate.class),
                parts(row, "", currency),
                parts(row, "paid_", currency),
                Money.ofMinor(row.getLong("balance_minor"), currency));
        return new Line(installment, row.getLong("overdue_minor_days"));
    }

    private static Parts parts(ResultSet row, String prefix, Currency currency) throws SQLException {
        return new Parts(
                Money.ofMinor(row.getLong(prefix + "principal_minor"), currency),
                Money.ofMinor(row.getLong(prefix + "interest_minor"), currency),
                Money.ofMinor(row.getLong(prefix + "penalty_minor"), currency));
    }
}
