package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class PrepaymentRacesIntegrationTests extends LoanServiceTestCase {

    private static final List<String> REFUSALS = List.of(
            "outstanding_reserved",
            "loan_not_active",
            "amount_exceeds_outstanding",
            "foreclosure_amount_changed",
            "repayment_failed");

    @Test
    void neverTakesMoreThanIsOwedWhenAllComesAtOnce() {
        long loan = activeLoan("10000", 12);
        enrich("1000000.00");
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String key = "key-" + i;
            calls.add(() -> borrower.pay(loan, "1500.00", key));
            calls.add(() -> borrower.prepay(loan, "2500.00", "REDUCE_EMI", key + "-emi"));
            calls.add(() -> borrower.prepay(loan, "3500.00", "REDUCE_TENOR", key + "-tenor"));
            calls.add(() -> borrower.foreclose(loan, "10000.00", key + "-close"));
        }

        List<Answer> answers = together(calls);

        eventually().until(() -> !LoanBooks.anyReserved(loan));
        LoanBooks.assertSound(loan);
        assertThat(answers)
                .filteredOn(answer -> answer.code() >= 400)
                .extracting(answer -> answer.text("/code"))
                .isSubsetOf(REFUSALS);
        assertThat(answers)
                .filteredOn(answer -> answer.code() == 200)
                .extracting(answer -> answer.text("/repayment/id"))
                .isSubsetOf(counted(loan));
        assertThat(counted(loan)).isNotEmpty();
    }

    @Test
    void letsNothingElseBeUnderWayBesideAPrepayment() {
        long loan = activeLoan("100000", 12);
        wallet.temper(loan, Temper.ABSENT);

        borrower.post("/api/payments", LoanApi.payment(loan, "10.00", "small"), ASYNC);
        assertThat(borrower.prepay(loan, "50000.00", "REDUCE_EMI", "half").text("/code"))
                .isEqualTo("outstanding_reserved");

        wallet.comeBack(loan, Temper.HELPFUL);
        eventually().until(() -> !LoanBooks.anyReserved(loan));
        wallet.temper(loan, Temper.ABSENT);
        borrower.post("/api/payments", LoanApi.prepayment(loan, "50000.00", "REDUCE_EMI", "half-again"), ASYNC);
        assertThat(borrower.pay(loan, "10.00", "beside").text("/code")).isEqualTo("outstanding_reserved");
        impatiently().until(() -> !LoanBooks.anyReserved(loan));
    }

    private List<String> counted(long loan) {
        return borrower.get("/api/repayments?limit=200&loan_id=" + loan)
                .body()
                .valueStream()
                .filter(repayment -> repayment.get("status").asString().equals("SUCCESS"))
                .map(repayment -> repayment.get("id").asString())
                .toList();
    }
}
