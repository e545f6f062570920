package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.web.request.Keyset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schedules that others have taken the place of. */
@Component
final class FormerSchedules {

    private static final String OF_LOAN = """
            SELECT row.*, loan.currency
            FROM superseded_installment row JOIN loan ON loan.id = row.loan_id
            WHERE row.loan_id = :loan AND row.version IN (
                SELECT DISTINCT version FROM superseded_installment
                WHERE loan_id = :loan AND version < :before
                ORDER BY version DESC
                LIMIT :limit)
            ORDER BY row.version DESC, row.number
            """;

    private final JdbcClient database;

    FormerSchedules(JdbcClient database) {
        this.database = database;
    }

    /**
     * A schedule as it was.
     *
     * @param version 1 as agreed at the payout
     */
    @Schema(example = """
            {"version": 1, "superseded_at": "2026-03-02T09:14:07.743Z", "installments": [
             {"number": 3, "due_date": "2026-04-20", "amount": "8884.88", "principal": "8043.38", "interest": "841.50",
              "balance": "76187.01"}]}""")
    record FormerSchedule(int version, Instant supersededAt, List<FormerInstallment> installments) {}

    record FormerInstallment(
            int number, LocalDate dueDate, Money amount, Money principal, Money interest, Money balance) {}

    /** Latest first. */
    List<FormerSchedule> of(Loan loan, Keyset page) {
        Map<Integer, FormerSchedule> schedules = new LinkedHashMap<>();
        database.sql(OF_LOAN)
                .param("loan", loan.id().value())
                .param("before", Math.min(page.beforeId(), Integer.MAX_VALUE))
                .param("limit", page.fetchSize())
                .query(row -> {
                    Instant until =
                            row.getObject("superseded_at", OffsetDateTime.class).toInstant();
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    Money principal = Money.ofMinor(row.getLong("principal_minor"), currency);
                    Money interest = Money.ofMinor(row.getLong("interest_minor"), currency);
                    schedules
                            .computeIfAbsent(
                                    row.getInt("version"),
                                    version -> new FormerSchedule(version, until, new ArrayList<>()))
                            .installments()
                            .add(new FormerInstallment(
                                    row.getInt("number"),
                                    row.getObject("due_date", LocalDate.class),
                                    principal.plus(interest),
                                    principal,
                                    interest,
                                    Money.ofMinor(row.getLong("balance_minor"), currency)));
                });
        return List.copyOf(schedules.values());
    }
}
