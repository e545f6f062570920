package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a provider can read of each movement of their share. */
class StatementIntegrationTests extends FundersTestCase {

    @Test
    void tellsWhatEachRepaymentBrought() {
        String before = today().toString();
        long loan = loanOf("700.00", "300.00");
        enrich("100.00");
        borrower.pay(loan, "340.02", "first-installment");
        assertThat(borrower.pay(loan, outstandingOf(loan), "rest").text("/loan_closed"))
                .isEqualTo("true");

        assertThat(rows(first, loan))
                .containsExactly(
                        "REPAYMENT 468.99 7.05 0.00 0.00 476.04 0.00",
                        "REPAYMENT 231.01 7.00 0.00 0.00 238.01 468.99",
                        "DISBURSEMENT -700.00 0.00 0.00 0.00 -700.00 700.00");
        assertThat(rows(second, loan))
                .containsExactly(
                        "REPAYMENT 200.99 3.02 0.00 0.00 204.01 0.00",
                        "REPAYMENT 99.01 3.00 0.00 0.00 102.01 200.99",
                        "DISBURSEMENT -300.00 0.00 0.00 0.00 -300.00 300.00");
        assertThat(statement(first, loan).text("/0/date")).isBetween(before, today().toString());
        assertThat(statement(first, loan).text("/2/date")).isBetween(before, today().toString());
    }

    @Test
    void tellsWhatThePlatformKeptAndGaveBack() {
        String product = ProductsApi.newProduct(admin, "\"platform_fee_percent\": 10");
        long loan =
                paidOut(funded(ProductsApi.apply(borrower, product, "1000", "").id(), "700.00", "300.00"));
        Answer paid = borrower.pay(loan, "50.00", "first-installment");
        admin.post("/api/repayments/%s/reverse".formatted(paid.text("/repayment/id")), "{\"reason\": \"x\"}");

        assertThat(rows(first, loan))
                .containsExactly(
                        "REVERSAL -28.00 -7.00 0.00 -0.70 -34.30 700.00",
                        "REPAYMENT 28.00 7.00 0.00 0.70 34.30 672.00",
                        "DISBURSEMENT -700.00 0.00 0.00 0.00 -700.00 700.00");
    }

    @Test
    void tellsOfWhatWasTakenBackAndWhatCountsAsSomethingElseSince() {
        long loan = loanOf("333.33", "666.67");
        enrich("1000.00");
        Answer paid = borrower.pay(loan, "340.02", "first-installment");
        borrower.pay(loan, "340.02", "second-installment");
        assertThat(admin.post("/api/repayments/%s/reverse".formatted(paid.text("/repayment/id")), "{\"reason\": \"x\"}")
                        .code())
                .isEqualTo(200);

        JsonNode share = portfolio(first).body().get(0);
        List<JsonNode> rows = statement(first, loan).body().valueStream().toList();
        assertThat(rows.stream().map(row -> row.get("type").asString()))
                .containsExactly("ADJUSTMENT", "REVERSAL", "REPAYMENT", "REPAYMENT", "DISBURSEMENT");
        assertThat(rows.getFirst().get("amount").asString()).isEqualTo("0.00");
        assertThat(rows.getFirst().get("principal_outstanding").asString())
                .isEqualTo(share.get("principal_outstanding").asString());
        assertThat(sum(rows, "interest")).isEqualTo(amount(share, "interest_earned"));
        assertThat(sum(rows, "amount")).isEqualTo(amount(share, "received").minus(amount(share, "share_amount")));
    }

    @Test
    void keepsTheDayOfAnAdjustmentWhenThePaymentBehindItIsTakenBack() {
        String product = ProductsApi.newProduct(
                admin, "\"penalty_rate\": 36.50, \"grace_days\": 2, \"maximum_overdue_loans\": 5");
        long loan =
                paidOut(funded(ProductsApi.apply(borrower, product, "1000", "").id(), "700.00", "300.00"));
        enrich("1000.00");
        String due = borrower.get("/api/loans/" + loan + "/schedule").text("/0/due_date");
        advance("\"to\": \"%s\"".formatted(LocalDate.parse(due).plusDays(20)));
        borrower.pay(loan, borrower.get("/api/loans/" + loan).text("/arrears/penalty_amount"), "penalty");
        Answer paid = admin.post("/api/repayments/admin/back-dated", """
                {"loan_id": %d, "amount": 50.00, "value_date": "%s", "reason": "x", "idempotency_key": "loan-%d"}
                """.formatted(loan, due, loan));
        assertThat(adjustmentDays(loan)).containsExactly(due);

        admin.post("/api/repayments/%s/reverse".formatted(paid.text("/repayment/id")), "{\"reason\": \"x\"}");

        assertThat(adjustmentDays(loan)).containsExactly(today().toString(), due);
    }

    @Test
    void tellsOfPrincipalThatIsLost() {
        long loan = loanOf("700.00", "300.00");
        DayEndTestCase.makeOlder(loan, 1500);
        String day = today().toString();

        advance("\"days\": 1");

        assertThat(statusOf(loan)).isEqualTo("WRITTEN_OFF");
        assertThat(rows(first, loan))
                .containsExactly(
                        "WRITE_OFF 700.00 0.00 0.00 0.00 0.00 0.00",
                        "DISBURSEMENT -700.00 0.00 0.00 0.00 -700.00 700.00");
        assertThat(statement(first, loan).text("/0/date")).isEqualTo(day);
    }

    @Test
    void tellsOfMoneyThatCameBackWhenTheLoanWasCalledOff() {
        long loan = fundedBy("700.00", "300.00");
        wallet.temper(loan, Temper.ABSENT);
        admin.post("/api/loans/admin/approve", "{\"loan_id\": %d, \"approved\": true}".formatted(loan), ASYNC);
        borrower.post("/api/loans/" + loan + "/cancel", "{}", ASYNC);
        eventually().until(() -> wallet.requests(loan).size() > 1);
        wallet.comeBack(loan, Temper.HELPFUL);
        eventually().until(() -> statusOf(loan).equals("CANCELLED"));

        eventually()
                .untilAsserted(() -> assertThat(rows(first, loan))
                        .containsExactly(
                                "DISBURSEMENT_REVERSAL 700.00 0.00 0.00 0.00 700.00 0.00",
                                "DISBURSEMENT -700.00 0.00 0.00 0.00 -700.00 700.00"));
    }

    @Test
    void comesInPagesAndOnlyToWhomTheShareBelongs() {
        long loan = loanOf("700.00", "300.00");
        borrower.pay(loan, "340.02", "first-installment");

        Answer page = LoanApi.provider(port, first.userId()).get(path(loan) + "?limit=1");
        assertThat(page.text("/0/type")).isEqualTo("REPAYMENT");
        String next = String.valueOf(page.headers().getFirst("Link")).replaceAll("<(.*)>.*", "$1");
        Answer rest = LoanApi.provider(port, first.userId()).get(next);
        assertThat(rest.body().size()).isOne();
        assertThat(rest.text("/0/type")).isEqualTo("DISBURSEMENT");

        assertThat(LoanApi.provider(port, borrowerId).get(path(loan)).code()).isEqualTo(404);
        assertThat(borrower.get(path(loan)).code()).isEqualTo(403);
        assertThat(admin.get(path(loan)).code()).isEqualTo(403);
    }

    private List<String> adjustmentDays(long loan) {
        return statement(first, loan)
                .body()
                .valueStream()
                .filter(row -> row.get("type").asString().equals("ADJUSTMENT"))
                .map(row -> row.get("date").asString())
                .toList();
    }

    private static String path(long loan) {
        return "/api/providers/portfolio/" + loan;
    }

    private Answer statement(Funder funder, long loan) {
        return LoanApi.provider(port, funder.userId()).get(path(loan));
    }

    private List<String> rows(Funder funder, long loan) {
        return statement(funder, loan)
                .body()
                .valueStream()
                .map(row -> String.join(
                        " ",
                        row.get("type").asString(),
                        row.get("principal").asString(),
                        row.get("interest").asString(),
                        row.get("penalty").asString(),
                        row.get("platform_fee").asString(),
                        row.get("amount").asString(),
                        row.get("principal_outstanding").asString()))
                .toList();
    }

    private static Money sum(List<JsonNode> rows, String field) {
        return rows.stream().map(row -> amount(row, field)).reduce(Money.inr("0.00"), Money::plus);
    }
}
