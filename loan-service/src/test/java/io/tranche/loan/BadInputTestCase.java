package io.tranche.loan;

import static io.tranche.loan.ProductsApi.newProduct;

import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A borrower with a loan and a payment, and requests that should change nothing. */
abstract class BadInputTestCase extends LoanServiceTestCase {

    /** What could have changed. Of the borrower, as others may be at work meanwhile. */
    private static final String ROWS = """
            SELECT concat_ws(' ',
                (SELECT count(*) FROM loan.loan WHERE borrower_id = :borrower),
                (SELECT to_jsonb(loan)::text FROM loan.loan WHERE id = :loan),
                (SELECT count(*) FROM loan.repayment WHERE borrower_id = :borrower),
                (SELECT count(*) FROM loan.repayment_reversal JOIN loan.repayment ON repayment.id = repayment_id
                 WHERE borrower_id = :borrower),
                (SELECT count(*) FROM loan.outbox WHERE key = 'loan:' || :loan),
                (SELECT count(*) FROM loan.idempotency_key WHERE caller_id = :borrower),
                (SELECT count(*) FROM loan.product_version),
                (SELECT count(*) FROM loan.credit_score WHERE user_id = :borrower),
                (SELECT today FROM loan.business_date))
            """;

    String product;
    long loan;
    long repayment;
    LocalDate today;

    @BeforeEach
    void lend() {
        product = newProduct(admin, "");
        loan = activeLoan("1000", 3);
        repayment =
                borrower.pay(loan, "10.00", "first").body().at("/repayment/id").asLong();
        today = LocalDate.parse(admin.get("/api/business_date").text("/today"));
    }

    /** Status, code, and the field that is to blame; with a mark if anything has changed. */
    final String answer(Supplier<Answer> call) {
        String before = rows();
        Answer answer = call.get();
        String said = "%d %s %s"
                .formatted(answer.code(), answer.text("/code"), answer.text("/errors/0/field"))
                .strip()
                .replaceFirst("^400 ", "");
        return said + (rows().equals(before) ? "" : " CHANGED");
    }

    private String rows() {
        return TestPlatform.database()
                .sql(ROWS)
                .param("borrower", borrowerId)
                .param("loan", loan)
                .query((row, number) -> row.getString(1))
                .single();
    }

    final Answer apply(String principal, String tenure, String more) {
        return borrower.post(
                "/api/loans/apply",
                "{\"principal_amount\": %s, \"tenure_months\": %s%s}".formatted(principal, tenure, more));
    }

    final Answer quote(String principal, String tenure, String rate) {
        return borrower.post(
                "/api/loans/quote",
                "{\"principal_amount\": %s, \"tenure_months\": %s, \"interest_rate\": %s}"
                        .formatted(principal, tenure, rate));
    }

    final Answer dated(String payout, String due) {
        return borrower.post("/api/loans/quote", """
                {"principal_amount": 1000, "tenure_months": 12, "interest_rate": 12, "disbursement_date": "%s", \
                "first_due_date": "%s"}""".formatted(payout, due));
    }

    final Answer whatIf(String body) {
        return borrower.post("/api/loans/" + loan + "/prepayment-quote", "{" + body + "}");
    }

    final Answer pay(String body) {
        return borrower.post("/api/repayments/make-payment", body);
    }

    final Answer reverse(long id, String body) {
        return admin.post("/api/repayments/" + id + "/reverse", body);
    }

    final Answer advanceTo(LocalDate day) {
        return advance("\"to\": \"%s\"".formatted(day));
    }
}
