package io.tranche.loan;

import static io.tranche.loan.ProductsApi.apply;
import static io.tranche.loan.ProductsApi.newProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestPlatform;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Loans on the funding terms of their products, and those for which there is not enough money. */
class FundingIntegrationTests extends LoanServiceTestCase {

    @Test
    void asksForFundsOnTheTermsOfTheProductAndWithTheScoreOfTheBorrower() {
        admin.put("/api/credit_scores/" + borrowerId, "{\"score\": 760}");
        String product = newProduct(
                admin,
                "\"funding_policy\": \"FIRST_IN_FIRST_OUT\", \"house_capital_allowed\": false, \"funding_shortfall\": \"QUEUE\"");
        long loan = apply(borrower, product, "1000", "").id();
        ProductsApi.change(admin, product, "\"funding_policy\": \"PRO_RATA\"");

        admin.approve(loan);

        Funding terms = new Funding(FundingPolicy.FIRST_IN_FIRST_OUT, false, FundingShortfall.QUEUE, 760);
        assertThat(Set.copyOf(wallet.requests(loan)))
                .containsExactly(new DisbursementRequested(loan, borrowerId, Money.inr("1000.00"), terms, null));
    }

    @Test
    void awaitsFundsAndPaysOutWhenTheyCome() {
        long loan = awaitingFunds();

        assertThat(admin.approve(loan).text("/status")).isEqualTo("AWAITING_FUNDING");
        assertThat(borrower.get("/api/loans?status=AWAITING_FUNDING").text("/0/id"))
                .isEqualTo(Long.toString(loan));
        assertThat(deadlines(loan)).isZero();
        assertThat(borrower.get("/api/loans/" + loan + "/timeline").text("/2/detail"))
                .isEqualTo("until 2026-01-27T10:00:00Z");

        wallet.comeBack(loan, Temper.STUTTERS);

        eventually().until(() -> statusOf(loan).equals("ACTIVE"));
        TestEvents.publish(new DisbursementQueued(loan, Instant.now()));
        wallet.temper(loan, Temper.HELPFUL);
        assertThat(borrower.pay(loan, "1.00", "first").code()).isEqualTo(200);
        assertThat(timeline(loan))
                .startsWith("APPLIED", "APPROVED", "AWAITING_FUNDING", "ACTIVE")
                .endsWith("PENDING", "SUCCESS")
                .hasSize(6);
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("999.00"));
    }

    @Test
    void rejectsALoanThatNobodyFundsInTime() {
        long loan = awaitingFunds();

        wallet.comeBack(loan, Temper.DECLINES);

        eventually().until(() -> statusOf(loan).equals("REJECTED"));
        assertThat(borrower.get("/api/loans/" + loan).text("/reason")).isEqualTo("not_funded_in_time");
    }

    @Test
    void decidesNothingElseAboutALoanThatAwaitsFunds() {
        long loan = awaitingFunds();
        borrower.apply("1000", 3);

        assertThat(borrower.pay(loan, "1.00", "early").text("/code")).isEqualTo("loan_not_active");
        assertThat(borrower.apply("1000", 3).text("/code")).isEqualTo("too_many_loans");
    }

    @Test
    void keepsTheOriginationFeeOfTheProductOutOfThePayout() {
        String product = newProduct(admin, "\"minimum_amount\": 100, \"origination_fee\": \"12.50\"");
        long loan = apply(borrower, product, "1000", "").id();

        Answer approved = admin.approve(loan);

        assertThat(approved.text("/status")).isEqualTo("ACTIVE");
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("987.50"));
        assertThat(borrower.get("/api/loans/" + loan + "/timeline").text("/2/detail"))
                .isEqualTo("less a fee of 12.50");
        assertThat(borrower.get("/api/loans/" + loan + "/schedule").text("/11/balance"))
                .isEqualTo("0.00");
        assertThat(ProductsApi.change(admin, product, "\"origination_fee\": \"100.00\"")
                        .text("/errors/0/field"))
                .isEqualTo("origination_fee");
    }

    private long awaitingFunds() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.LETS_WAIT);
        Answer approved = admin.approve(loan);
        assertThat(approved.code()).isEqualTo(200);
        assertThat(approved.text("/status")).isEqualTo("AWAITING_FUNDING");
        assertThat(approved.text("/reason")).isEqualTo("insufficient_funds");
        return loan;
    }

    private static int deadlines(long loan) {
        return TestPlatform.database()
                .sql("SELECT count(*) FROM loan.saga_waiting WHERE saga = 'disbursement' AND saga_id = ?")
                .param(loan)
                .query(Integer.class)
                .single();
    }
}
