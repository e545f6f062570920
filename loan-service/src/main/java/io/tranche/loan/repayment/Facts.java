package io.tranche.loan.repayment;

import io.tranche.loan.lifecycle.LoanId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has happened to loans, in the order in which it became known. Written while the loan is locked. */
@Component
final class Facts {

    private static final String INSERT = """
            INSERT INTO loan_fact (loan_id, repayment_id, type, value_date, recorded_at)
            SELECT *
            FROM unnest(:loans::bigint[], :repayments::bigint[], :types::text[], :dates::date[], :recorded::timestamptz[])
            """;

    enum Type {
        PAYMENT,
        REVERSAL
    }

    record NewFact(Type type, LoanId loan, RepaymentId repayment, LocalDate valueDate, Instant recordedAt) {}

    private final JdbcClient database;

    Facts(JdbcClient database) {
        this.database = database;
    }

    void add(Collection<NewFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        database.sql(INSERT)
                .param("loans", facts.stream().map(fact -> fact.loan().value()).toArray(Long[]::new))
                .param(
                        "repayments",
                        facts.stream().map(fact -> fact.repayment().value()).toArray(Long[]::new))
                .param("types", facts.stream().map(fact -> fact.type().name()).toArray(String[]::new))
                .param(
                        "dates",
                        facts.stream().map(fact -> fact.valueDate().toString()).toArray(String[]::new))
                .param(
                        "recorded",
                        facts.stream().map(fact -> fact.recordedAt().toString()).toArray(String[]::new))
                .update();
    }
}
