package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Loans of several funders. */
class PortfolioIntegrationTests extends FundersTestCase {

    @Test
    void showsAProviderTheirShareOfALoanAndWhatCameBackOfIt() {
        long loan = loanOf("700.00", "300.00");
        borrower.pay(loan, "340.02", "first-installment");

        JsonNode share = portfolio(first).body().get(0);

        assertThat(share.get("loan_id").asLong()).isEqualTo(loan);
        assertThat(share.get("status").asString()).isEqualTo("ACTIVE");
        assertThat(share.get("loan_amount").asString()).isEqualTo("1000.00");
        assertThat(share.get("share_amount").asString()).isEqualTo("700.00");
        assertThat(share.get("interest_earned").asString()).isEqualTo("7.00");
        assertThat(share.get("principal_returned").asString()).isEqualTo("231.01");
        assertThat(share.get("principal_outstanding").asString()).isEqualTo("468.99");
        assertThat(share.get("received").asString()).isEqualTo("238.01");
        assertThat(portfolio(second).body().get(0).get("received").asString()).isEqualTo("102.01");
    }

    @Test
    void bringsEverybodyTheirStakeWhenPaymentsRace() {
        long loan = loanOf("333.33", "666.67");
        enrich("1000.00");

        together(IntStream.range(0, 7)
                .<Callable<Answer>>mapToObj(number -> () -> borrower.pay(loan, "100.01", "race-" + number))
                .toList());
        assertThat(borrower.pay(loan, outstandingOf(loan), "rest").text("/loan_closed"))
                .isEqualTo("true");

        for (Funder funder : List.of(first, second)) {
            JsonNode share = portfolio(funder).body().get(0);
            assertThat(share.get("status").asString()).isEqualTo("CLOSED");
            assertThat(share.get("principal_outstanding").asString()).isEqualTo("0.00");
            assertThat(amount(share, "received"))
                    .isEqualTo(amount(share, "share_amount").plus(amount(share, "interest_earned")));
        }
        assertThat(wallet.requests(loan).stream().filter(RepaymentApplied.class::isInstance))
                .hasSize(8);
    }

    @Test
    void asksAgainForTheSameShares() {
        long loan = loanOf("333.33", "666.67");
        wallet.temper(loan, Temper.ABSENT);
        borrower.post("/api/repayments/make-payment", LoanApi.payment(loan, "100.01", "slow"), ASYNC);

        List<RepaymentRequested> asked = impatiently()
                .until(
                        () -> wallet.requests(loan).stream()
                                .filter(RepaymentRequested.class::isInstance)
                                .map(RepaymentRequested.class::cast)
                                .toList(),
                        requests -> requests.size() > 1);

        assertThat(asked)
                .allMatch(request -> request.shares().equals(asked.getFirst().shares()));
        wallet.comeBack(loan, Temper.HELPFUL);
    }

    @Test
    void showsMoneyThatIsOutAlthoughTheLoanWasCalledOffUntilItIsBack() {
        long loan = fundedBy("700.00", "300.00");
        wallet.temper(loan, Temper.ABSENT);
        admin.post("/api/loans/admin/approve", "{\"loan_id\": %d, \"approved\": true}".formatted(loan), ASYNC);
        borrower.post("/api/loans/" + loan + "/cancel", "{}", ASYNC);
        eventually()
                .until(() -> wallet.requests(loan).stream().anyMatch(DisbursementReversalRequested.class::isInstance));

        DisbursementRequested request =
                (DisbursementRequested) wallet.requests(loan).getFirst();
        TestEvents.publish(FakeAnswers.paid(request, Objects.requireNonNull(wallet.funders.get(loan))));
        eventually().until(() -> portfolio(second).body().size() == 1);

        JsonNode out = portfolio(first).body().get(0);
        assertThat(out.get("status").asString()).isIn("CANCELLING", "COMPENSATION_FAILED");
        assertThat(out.get("principal_outstanding").asString()).isEqualTo("700.00");

        wallet.comeBack(loan, Temper.STUTTERS);
        eventually().until(() -> statusOf(loan).equals("CANCELLED"));

        JsonNode back = portfolio(first).body().get(0);
        assertThat(back.get("principal_outstanding").asString()).isEqualTo("0.00");
        assertThat(back.get("received").asString()).isEqualTo("700.00");
        assertThat(back.get("interest_earned").asString()).isEqualTo("0.00");
    }

    @Test
    void showsNobodyTheSharesOfOthers() {
        loanOf("500.00", "500.00");

        assertThat(portfolio(new Funder(TestIds.next(), TestIds.next())).body().size())
                .isZero();
        assertThat(borrower.get("/api/providers/portfolio").code()).isEqualTo(403);
    }
}
