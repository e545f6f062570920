package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestIds;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoanRestIntegrationTests extends LoanServiceTestCase {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "\"abc\"", "null", "1e999", "10.005", "\"\"", "\"NaN\"", "true", "[]"})
    void refusesAmountsThatAreNone(String amount) {
        Answer application = borrower.apply(amount, 12);
        Answer payment = borrower.pay(1, amount, "key");

        assertThat(application.code()).isEqualTo(400);
        assertThat(application.text("/code")).isEqualTo("invalid_request");
        assertThat(application.text("/errors/0/field")).isEqualTo("principal_amount");
        assertThat(payment.code()).isEqualTo(400);
        assertThat(payment.text("/errors/0/field")).isEqualTo("amount");
    }

    @ParameterizedTest
    @CsvSource({
        "500000.01, 12, 12, principal_over_limit",
        "0.50, 12, 12, principal_under_limit",
        "1000, 0, 12, tenure_out_of_range",
        "1000, 61, 12, tenure_out_of_range",
        "1000, -1, 12, tenure_out_of_range",
        "1000, 12, 36.01, rate_out_of_band",
        "1000, 12, 0, rate_out_of_band",
        "1000, 12, -3, rate_out_of_band",
        "1000, 12, 12.345, invalid_request",
        "1000, 1.5, 12, invalid_request",
        "1000, 12, 1e30, rate_out_of_band"
    })
    void refusesLoansOutsideTheTerms(String principal, String tenure, String rate, String code) {
        Answer refused = borrower.post(
                "/api/loans/",
                "{\"principal_amount\": %s, \"tenure_months\": %s, \"interest_rate\": %s}"
                        .formatted(principal, tenure, rate));

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo(code);
        assertThat(borrower.get("/api/loans").body().isEmpty()).isTrue();
    }

    @Test
    void answersAnApplicationAgainThatHasAKey() {
        String body = "{\"principal_amount\": \"2000.00\", \"tenure_months\": 6}";
        Map<String, String> key = Map.of("Idempotency-Key", "application-1");

        Answer first = borrower.post("/api/loans", body, key);
        Answer second = borrower.post("/api/loans", body, key);
        Answer other = borrower.post("/api/loans", body.replace("6", "7"), key);

        assertThat(first.code()).isEqualTo(201);
        assertThat(first.text("/interest_rate")).isEqualTo("12.00");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.code()).isEqualTo(422);
        assertThat(borrower.get("/api/loans").body().size()).isEqualTo(1);
    }

    @Test
    void hidesTheLoansOfOthers() {
        long loan = activeLoan("1000", 3);
        LoanApi stranger = LoanApi.user(port, TestIds.next());

        assertThat(stranger.get("/api/loans/" + loan).code()).isEqualTo(404);
        assertThat(stranger.get("/api/loans/" + loan + "/schedule").code()).isEqualTo(404);
        assertThat(stranger.get("/api/loans/" + loan + "/timeline").code()).isEqualTo(404);
        assertThat(stranger.post("/api/loans/" + loan + "/cancel", "{}").code()).isEqualTo(404);
        assertThat(stranger.pay(loan, "10.00", "theirs").code()).isEqualTo(404);
        assertThat(stranger.get("/api/loans").body().isEmpty()).isTrue();
        assertThat(stranger.get("/api/repayments?loan_id=" + loan).body().isEmpty())
                .isTrue();
        long repayment =
                borrower.pay(loan, "10.00", "mine").body().at("/repayment/id").asLong();
        assertThat(stranger.get("/api/repayments/" + repayment).code()).isEqualTo(404);
        assertThat(borrower.get("/api/repayments/" + repayment).code()).isEqualTo(200);
        assertThat(admin.get("/api/loans/" + loan).code()).isEqualTo(200);
    }

    @Test
    void leavesDecisionsToAdmins() {
        long loan = borrower.apply("1000", 3).id();

        assertThat(borrower.approve(loan).code()).isEqualTo(403);
        assertThat(borrower.get("/api/loans/admin/pending").code()).isEqualTo(403);
        assertThat(admin.get("/api/loans/admin/pending")
                        .body()
                        .valueStream()
                        .map(row -> row.get("id").asLong()))
                .contains(loan);
        assertThat(admin.get("/api/loans?status=APPLIED&limit=1").body().size()).isEqualTo(1);
        assertThat(admin.approve(Long.MAX_VALUE).code()).isEqualTo(404);
        assertThat(borrower.pay(loan, "10.00", "early").text("/code")).isEqualTo("loan_not_active");
    }

    @Test
    void lendsNothingToThoseWhoDecide() {
        assertThat(admin.apply("1000", 3).code()).isEqualTo(403);
    }

    @Test
    void wantsAKeyForMakePayment() {
        assertThat(borrower.post("/api/repayments/make-payment", "{\"loan_id\": 1, \"amount\": 5}")
                        .text("/errors/0/field"))
                .isEqualTo("idempotency_key");
    }

    @Test
    void showsTheScheduleBeforeAnythingIsSigned() {
        long loan = borrower.apply("100000", 12).id();

        Answer schedule = borrower.get("/api/loans/" + loan + "/schedule");

        assertThat(schedule.body().size()).isEqualTo(12);
        assertThat(schedule.text("/0/amount")).isEqualTo("8884.88");
        assertThat(schedule.text("/11/balance")).isEqualTo("0.00");
        assertThat(schedule.text("/0/status")).isEqualTo("PLANNED");
    }

    @Test
    void tellsTheTerms() {
        Answer terms = borrower.get("/api/bank_configuration/");

        assertThat(terms.text("/maximum_amount")).isEqualTo("500000.00");
        assertThat(terms.text("/interest_rate")).isEqualTo("12.00");
    }

    @Test
    void exportsTheFiguresOfItsSagas() {
        long loan = activeLoan("1000", 3);
        borrower.pay(loan, "10.00", "measured");

        eventually()
                .untilAsserted(() -> assertThat(LoanApi.text(port, "/metrics"))
                        .contains("saga_in_flight{", "saga_oldest_age_seconds{", "saga_duration_seconds_bucket{"));
    }
}
