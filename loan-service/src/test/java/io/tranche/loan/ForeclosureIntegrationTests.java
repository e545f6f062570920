package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeclosureIntegrationTests extends LoanServiceTestCase {

    @Test
    void creditsInterestThatWasPaidForDaysThatDoNotCome() {
        long loan = borrower.apply("100000", 12).id();
        wallet.funders.put(
                loan,
                List.of(new AccountShare(11, Money.inr("33333.33")), new AccountShare(12, Money.inr("66666.67"))));
        admin.approve(loan);
        Answer ahead = borrower.pay(loan, "17769.76", "ahead");
        Answer quote = borrower.get("/api/loans/" + loan + "/foreclosure-quote");
        assertThat(quote.text("/principal")).isEqualTo("84151.39");
        assertThat(quote.text("/interest_credit")).isEqualTo("1921.15");
        assertThat(quote.text("/total")).isEqualTo("82230.24");

        Answer closed = borrower.foreclose(loan, "82230.24", "close");

        assertThat(closed.text("/loan_closed")).isEqualTo("true");
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("0.00"));
        LoanAdjusted adjusted =
                DayEndTestCase.told("loan:" + loan, LoanAdjusted.class).getFirst();
        assertThat(adjusted.interest()).isEqualTo(Money.inr("-1921.15"));
        assertThat(adjusted.principal()).isEqualTo(Money.inr("1921.15"));
        assertThat(LoanBooks.principalOf(loan, 11)).isEqualTo(Money.inr("33333.33"));
        assertThat(LoanBooks.principalOf(loan, 12)).isEqualTo(Money.inr("66666.67"));
        LoanBooks.assertSound(loan);
        assertThat(admin.post("/api/repayments/" + ahead.text("/repayment/id") + "/reverse", "{\"reason\": \"test\"}")
                        .text("/status"))
                .isEqualTo("REVERSED");
        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
        LoanBooks.assertSound(loan);
    }

    @Test
    void creditsInterestThatWasPaidAheadWhenTheScheduleIsMadeAnew() {
        long loan = borrower.apply("100000", 12).id();
        wallet.funders.put(
                loan,
                List.of(new AccountShare(11, Money.inr("33333.33")), new AccountShare(12, Money.inr("66666.67"))));
        admin.approve(loan);
        Answer ahead = borrower.pay(loan, "1000.00", "ahead");
        Answer quote = borrower.post(
                "/api/loans/" + loan + "/prepayment-quote", "{\"amount\": 50000, \"prepayment\": \"REDUCE_EMI\"}");
        assertThat(quote.text("/interest_credit")).isEqualTo("1000.00");

        Answer prepaid = borrower.prepay(loan, "50000.00", "REDUCE_EMI", "half");

        assertThat(prepaid.text("/new_outstanding")).isEqualTo(quote.text("/new_outstanding"));
        LoanAdjusted adjusted =
                DayEndTestCase.told("loan:" + loan, LoanAdjusted.class).getFirst();
        assertThat(adjusted.interest()).isEqualTo(Money.inr("-1000.00"));
        assertThat(adjusted.principal()).isEqualTo(Money.inr("1000.00"));
        LoanBooks.assertSound(loan);
        assertThat(admin.post("/api/repayments/" + ahead.text("/repayment/id") + "/reverse", "{\"reason\": \"test\"}")
                        .text("/status"))
                .isEqualTo("REVERSED");
        LoanBooks.assertSound(loan);
        assertThat(borrower.foreclose(loan, "50000.00", "close").text("/loan_closed"))
                .isEqualTo("true");
        assertThat(LoanBooks.principalOf(loan, 11)).isEqualTo(Money.inr("33333.33"));
        assertThat(LoanBooks.principalOf(loan, 12)).isEqualTo(Money.inr("66666.67"));
        LoanBooks.assertSound(loan);
    }

    @Test
    void takesTheKeyFromTheHeaderAsOtherPaymentsDo() {
        long loan = activeLoan("1000", 3);
        Map<String, String> key = Map.of("Idempotency-Key", "close");
        String path = "/api/loans/" + loan + "/foreclose";

        Answer closed = borrower.post(path, "{\"amount\": 1000}", key);
        Answer again = borrower.post(path, "{\"amount\": 1000}", key);

        assertThat(closed.text("/loan_closed")).isEqualTo("true");
        assertThat(again.text("/repayment/id")).isEqualTo(closed.text("/repayment/id"));
        assertThat(borrower.post(path, "{\"amount\": 1000, \"idempotency_key\": \"other\"}", key)
                        .text("/code"))
                .isEqualTo("invalid_request");
        assertThat(borrower.post(path, "{\"amount\": 1000}").text("/code")).isEqualTo("invalid_request");
    }
}
