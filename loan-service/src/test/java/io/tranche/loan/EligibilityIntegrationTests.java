package io.tranche.loan;

import static io.tranche.loan.ProductsApi.apply;
import static io.tranche.loan.ProductsApi.newProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.AccountOpened;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EligibilityIntegrationTests extends LoanServiceTestCase {

    @Test
    void tellsEveryRuleThatRefuses() {
        String strict = newProduct(admin, "\"income_required\": true, \"maximum_concurrent_loans\": 1");
        borrower.apply("1000", 3);

        Answer refused = apply(borrower, strict, "9999999", "\"interest_rate\": 99");

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("principal_over_limit");
        assertThat(refused.text("/detail")).isEqualTo("A loan is at most 500000.00");
        assertThat(refused.body().get("reasons").findValuesAsString("code"))
                .containsExactly("principal_over_limit", "rate_out_of_band", "income_required", "too_many_loans");
        assertThat(refused.text("/reasons/3/detail")).isEqualTo("A borrower has at most 1 loans at a time");
    }

    @Test
    void comparesAllInstallmentsWithTheStatedIncome() {
        String product = newProduct(admin, "\"maximum_debt_to_income_percent\": 50");

        Answer first = apply(borrower, product, "100000", "\"monthly_income\": 30000");
        Answer second = apply(borrower, product, "100000", "\"monthly_income\": 30000");

        assertThat(apply(borrower, product, "100000", "").text("/code")).isEqualTo("income_required");

        assertThat(first.code()).isEqualTo(201);
        assertThat(first.text("/monthly_income")).isEqualTo("30000.00");
        assertThat(second.code()).isEqualTo(409);
        assertThat(second.text("/code")).isEqualTo("debt_to_income_too_high");
        assertThat(apply(borrower, product, "100000", "\"monthly_income\": 40000")
                        .code())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"NaN\"", "1e999", "true", "0.001"})
    void refusesIncomesThatAreNone(String income) {
        assertThat(apply(borrower, "standard", "1000", "\"monthly_income\": " + income)
                        .text("/errors/0/field"))
                .isEqualTo("monthly_income");
    }

    @Test
    void lendsNothingMoreToWhoeverIsOverdue() {
        long loan = activeLoan("1000", 3);
        TestPlatform.database()
                .sql("UPDATE loan.installment SET due_date = date '2020-01-01' WHERE loan_id = ? AND number = 1")
                .param(loan)
                .update();

        assertThat(borrower.apply("1000", 3).text("/code")).isEqualTo("overdue_loans");
        String patient = newProduct(admin, "\"maximum_overdue_loans\": 1");
        assertThat(apply(borrower, patient, "1000", "").code()).isEqualTo(201);
        enrich("1000.00");
        borrower.pay(loan, "340.03", "late");
        assertThat(borrower.apply("1000", 3).text("/code")).isEqualTo("too_many_loans");
    }

    @Test
    void pricesByTheCreditScoreThatAnAdminRecords() {
        String product = newProduct(admin, """
                "minimum_credit_score": 600, "credit_score_table": [
                  {"minimum_score": 750, "interest_rate": 9, "maximum_amount": 900000},
                  {"minimum_score": 650, "interest_rate": 11, "maximum_amount": 600000}]""");
        String path = "/api/credit_scores/" + borrowerId;

        assertThat(admin.get(path).code()).isEqualTo(404);
        assertThat(admin.put(path, "{\"score\": 500}").text("/score")).isEqualTo("500");
        assertThat(apply(borrower, product, "1000", "").text("/code")).isEqualTo("credit_score_too_low");
        admin.put(path, "{\"score\": 760, \"reason\": \"bureau report\"}");
        Answer applied = apply(borrower, product, "800000", "");

        assertThat(applied.text("/interest_rate")).isEqualTo("9.00");
        assertThat(applied.text("/credit_score")).isEqualTo("760");
        assertThat(admin.get(path).text("/reason")).isEqualTo("bureau report");
        assertThat(apply(borrower, product, "1000", "\"interest_rate\": 8.5").text("/code"))
                .isEqualTo("rate_below_price");
    }

    @Test
    void wantsAWalletThatIsUsedAsFarAsItIsKnown() {
        String product = newProduct(admin, "\"minimum_wallet_transactions\": 3");
        long account = TestIds.next();
        TestEvents.publish(
                new AccountOpened(account, borrowerId, AccountKind.CUSTOMER, "INR"),
                new BalanceAttested(account, 2, Money.inr("5.00")));

        assertThat(apply(borrower, product, "1000", "").text("/code")).isEqualTo("wallet_activity_too_low");
        TestEvents.publish(new BalanceAttested(account, 3, Money.inr("7.00")));

        eventually()
                .untilAsserted(() ->
                        assertThat(apply(borrower, product, "1000", "").code()).isEqualTo(201));
    }

    @Test
    void leavesCreditScoresToAdmins() {
        String path = "/api/credit_scores/" + borrowerId;

        assertThat(borrower.put(path, "{\"score\": 900}").code()).isEqualTo(403);
        assertThat(borrower.get(path).code()).isEqualTo(403);
        assertThat(admin.put(path, "{\"score\": 901}").text("/errors/0/field")).isEqualTo("score");
        assertThat(admin.put(path, "{}").text("/errors/0/field")).isEqualTo("score");
    }
}
