package io.tranche.loan.lifecycle;

import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The installments of all loans that were paid out. */
@Component
public final class Installments {

    private static final String INSERT = """
            INSERT INTO installment (loan_id, number, due_date, principal_minor, interest_minor, penalty_minor, balance_minor)
            SELECT *
            FROM unnest(:loans::bigint[], :numbers::integer[], :dates::date[],
                        :principal::bigint[], :interest::bigint[], :penalty::bigint[], :balances::bigint[])
            """;
    private static final String OF_LOAN = """
            SELECT row.*, loan.currency
            FROM installment row JOIN loan ON loan.id = row.loan_id
            WHERE row.loan_id = :loan
            ORDER BY row.number
            """;
    private static final String UNPAID = """
            SELECT row.*, loan.currency
            FROM installment row JOIN loan ON loan.id = row.loan_id
            WHERE row.loan_id = ANY (:loans)
              AND row.paid_principal_minor + row.paid_interest_minor + row.paid_penalty_minor
                  < row.principal_minor + row.interest_minor + row.penalty_minor
            ORDER BY row.loan_id, row.number
            """;
    private static final String UPDATE = """
            UPDATE installment row
            SET paid_principal_minor = paid.principal, paid_interest_minor = paid.interest, paid_penalty_minor = paid.penalty
            FROM unnest(:loans::bigint[], :numbers::integer[], :principal::bigint[], :interest::bigint[], :penalty::bigint[])
                 AS paid (loan_id, number, principal, interest, penalty)
            WHERE row.loan_id = paid.loan_id AND row.number = paid.number
            """;

    private final JdbcClient database;

    Installments(JdbcClient database) {
        this.database = database;
    }

    void add(Collection<Installment> installments) {
        if (!installments.isEmpty()) {
            bind(INSERT, installments, Installment::charged)
                    .param(
                            "dates",
                            installments.stream()
                                    .map(row -> row.dueDate().toString())
                                    .toArray(String[]::new))
                    .param("balances", minor(installments, row -> row.balance().minorUnits()))
                    .update();
        }
    }

    List<Installment> of(LoanId loan) {
        return database.sql(OF_LOAN)
                .param("loan", loan.value())
                .query((row, number) -> installment(row))
                .list();
    }

    /** Oldest first, loan by loan. */
    public List<Installment> unpaid(Collection<Long> loanIds) {
        return database.sql(UNPAID)
                .param("loans", loanIds.toArray(Long[]::new))
                .query((row, number) -> installment(row))
                .list();
    }

    /** How many of these loans have an installment that was due before this day and is not paid. */
    int countOverdue(Collection<Long> loanIds, LocalDate day) {
        return database.sql("SELECT count(DISTINCT loan_id) FROM (" + UNPAID + ") unpaid WHERE due_date < :day")
                .param("loans", loanIds.toArray(Long[]::new))
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    public void updatePaid(Collection<Installment> installments) {
        if (!installments.isEmpty()) {
            bind(UPDATE, installments, Installment::paid).update();
        }
    }

    private JdbcClient.StatementSpec bind(
            String sql, Collection<Installment> rows, Function<Installment, Parts> parts) {
        return database.sql(sql)
                .param("loans", minor(rows, row -> row.loanId().value()))
                .param("numbers", rows.stream().map(Installment::number).toArray(Integer[]::new))
                .param(
                        "principal",
                        minor(rows, row -> parts.apply(row).principal().minorUnits()))
                .param(
                        "interest",
                        minor(rows, row -> parts.apply(row).interest().minorUnits()))
                .param("penalty", minor(rows, row -> parts.apply(row).penalty().minorUnits()));
    }

    private static Long[] minor(Collection<Installment> rows, ToLongFunction<Installment> value) {
        return rows.stream().map(value::applyAsLong).toArray(Long[]::new);
    }

    private static Installment installment(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Installment(
                new LoanId(row.getLong("loan_id")),
                row.getInt("number"),
                row.getObject("due_date", LocalDate.class),
                parts(row, "", currency),
                parts(row, "paid_", currency),
                Money.ofMinor(row.getLong("balance_minor"), currency));
    }

    private static Parts parts(ResultSet row, String prefix, Currency currency) throws SQLException {
        return new Parts(
                Money.ofMinor(row.getLong(prefix + "principal_minor"), currency),
                Money.ofMinor(row.getLong(prefix + "interest_minor"), currency),
                Money.ofMinor(row.getLong(prefix + "penalty_minor"), currency));
    }
}
