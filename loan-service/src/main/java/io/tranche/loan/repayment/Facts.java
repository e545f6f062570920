package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.Fact.Reversal;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.lifecycle.LoanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final String OF_LOANS = """
            SELECT fact.*, amount_minor, currency, kind
            FROM loan_fact fact JOIN repayment ON repayment.id = fact.repayment_id
            WHERE fact.loan_id = ANY (?)
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

    /** By loan. Of payments of one day those come first that were asked for first; where the order matters, it was theirs. */
    Map<LoanId, List<Fact>> of(Collection<LoanId> loans) {
        Map<LoanId, List<Fact>> facts = new HashMap<>();
        loans.forEach(loan -> facts.put(loan, new ArrayList<>()));
        if (!loans.isEmpty()) {
            database.sql(OF_LOANS)
                    .param(loans.stream().map(LoanId::value).toArray(Long[]::new))
                    .query(row -> {
                        Objects.requireNonNull(facts.get(new LoanId(row.getLong("loan_id"))))
                                .add(fact(row));
                    });
        }
        return facts;
    }

    private static Fact fact(ResultSet row) throws SQLException {
        long repayment = row.getLong("repayment_id");
        return switch (Type.valueOf(row.getString("type"))) {
            case REVERSAL -> new Reversal(repayment);
            case PAYMENT ->
                new Payment(
                        repayment,
                        row.getObject("value_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                        PaymentKind.valueOf(row.getString("kind")));
        };
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
