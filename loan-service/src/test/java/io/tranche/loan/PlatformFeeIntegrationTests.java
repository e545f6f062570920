package io.tranche.loan;

import static io.tranche.loan.ProductsApi.apply;
import static io.tranche.loan.ProductsApi.newProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Loans of whose interest the platform keeps 10 %. */
class PlatformFeeIntegrationTests extends FundersTestCase {

    @Test
    void keepsItsPartOfTheInterestAndShowsItToTheProvider() {
        long loan = paidOut(loanWithFee());

        borrower.pay(loan, "340.02", "first-installment");

        assertThat(requested(loan).shares())
                .containsExactlyInAnyOrder(
                        new AccountShare(first.accountId(), Money.inr("238.01"), Money.inr("0.70")),
                        new AccountShare(second.accountId(), Money.inr("102.01"), Money.inr("0.30")));
        JsonNode share = portfolio(first).body().get(0);
        assertThat(share.get("interest_earned").asString()).isEqualTo("7.00");
        assertThat(share.get("platform_fee").asString()).isEqualTo("0.70");
        assertThat(share.get("received").asString()).isEqualTo("237.31");
        assertThat(summary(first).get("platform_fee").asString()).isEqualTo("0.70");
        LoanBooks.assertSound(loan);
    }

    @Test
    void addsUpToWhatTheBorrowerPaidWhenTheLoanIsClosed() {
        long loan = paidOut(loanWithFee());
        enrich("1000.00");

        borrower.pay(loan, "100.01", "part");
        borrower.pay(loan, "333.33", "another");
        assertThat(borrower.pay(loan, outstandingOf(loan), "rest").text("/loan_closed"))
                .isEqualTo("true");

        JsonNode one = portfolio(first).body().get(0);
        JsonNode other = portfolio(second).body().get(0);
        Money fees = amount(one, "platform_fee").plus(amount(other, "platform_fee"));
        assertThat(amount(one, "platform_fee")).isEqualTo(Money.inr("1.40"));
        assertThat(amount(other, "platform_fee")).isEqualTo(Money.inr("0.60"));
        assertThat(amount(one, "received").plus(amount(other, "received")).plus(fees))
                .isEqualTo(Money.inr("1020.07"));
        assertThat(one.get("principal_outstanding").asString()).isEqualTo("0.00");
        LoanBooks.assertSound(loan);
    }

    @Test
    void givesTheFeeBackWithAPaymentThatIsTakenBack() {
        long loan = paidOut(loanWithFee());
        Answer paid = borrower.pay(loan, "340.02", "first-installment");

        String path = "/api/repayments/" + paid.text("/repayment/id") + "/reverse";
        assertThat(admin.post(path, "{\"reason\": \"wrong loan\"}").text("/status"))
                .isEqualTo("REVERSED");

        assertThat(portfolio(first).body().get(0).get("platform_fee").asString())
                .isEqualTo("0.00");
        assertThat(portfolio(first).body().get(0).get("received").asString()).isEqualTo("0.00");
        LoanBooks.assertSound(loan);
        borrower.pay(loan, "340.02", "again");
        assertThat(portfolio(first).body().get(0).get("platform_fee").asString())
                .isEqualTo("0.70");
        LoanBooks.assertSound(loan);
    }

    @Test
    void keepsToTheTermsThatTheLoanWasMadeUnderAlsoWithOneFunder() {
        String product = newProduct(admin, "\"minimum_amount\": 100, \"platform_fee_percent\": 25.5");
        long loan = apply(borrower, product, "1000", "").id();
        assertThat(ProductsApi.change(admin, product, "\"platform_fee_percent\": \"50.00\"")
                        .text("/platform_fee_percent"))
                .isEqualTo("50.00");
        admin.approve(loan);

        borrower.pay(loan, "88.85", "first-installment");

        assertThat(requested(loan).shares().getFirst().fee()).isEqualTo(Money.inr("2.55"));
        LoanBooks.assertSound(loan);
    }

    private long loanWithFee() {
        String product = newProduct(
                admin, "\"minimum_amount\": 100, \"minimum_tenure_months\": 3, \"platform_fee_percent\": 10");
        String application =
                "{\"principal_amount\": 1000, \"tenure_months\": 3, \"product\": \"%s\"}".formatted(product);
        long loan = borrower.post("/api/loans", application).id();
        return funded(loan, "700.00", "300.00");
    }

    private RepaymentRequested requested(long loan) {
        return wallet.requests(loan).stream()
                .filter(RepaymentRequested.class::isInstance)
                .map(RepaymentRequested.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode summary(Funder funder) {
        return LoanApi.provider(port, funder.userId())
                .get("/api/providers/portfolio/summary")
                .body();
    }
}
