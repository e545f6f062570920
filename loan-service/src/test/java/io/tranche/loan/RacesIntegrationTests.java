package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RacesIntegrationTests extends LoanServiceTestCase {

    private static final int MANY = 50;

    @Test
    void takesMoneyOnceForFiftyPaymentsWithOneKey() {
        long loan = activeLoan("10000", 12);

        List<Answer> answers = together(Collections.nCopies(MANY, () -> borrower.pay(loan, "100.00", "same")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.code()).isIn(200, 409));
        assertThat(answers).anySatisfy(answer -> assertThat(answer.code()).isEqualTo(200));
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("9900.00"));
        assertThat(borrower.get("/api/repayments").body().size()).isEqualTo(1);
        assertThat(borrower.pay(loan, "100.00", "same").code()).isEqualTo(200);
        assertThat(borrower.pay(loan, "100.01", "same").code()).isEqualTo(422);
    }

    @Test
    void neverTakesMoreThanTheLoanOwes() {
        long loan = activeLoan("1000", 3);
        enrich("100000.00");

        List<Answer> answers = together(IntStream.range(0, MANY)
                .<Callable<Answer>>mapToObj(number -> () -> borrower.pay(loan, "100.00", "payment-" + number))
                .toList());

        long taken = answers.stream().filter(answer -> answer.code() == 200).count();
        assertThat(taken).isEqualTo(10);
        assertThat(outstandingOf(loan)).isEqualTo("20.07");
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("100000.00"));
        assertThat(answers.stream().filter(answer -> answer.code() != 200))
                .allSatisfy(answer ->
                        assertThat(answer.text("/code")).isIn("outstanding_reserved", "amount_exceeds_outstanding"));
    }

    @Test
    void paysOutOnceForTwoAdminsAtATime() {
        long loan = borrower.apply("1000", 3).id();

        List<Answer> answers = together(Collections.nCopies(8, () -> admin.approve(loan)));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.text("/status")).isEqualTo("ACTIVE"));
        assertThat(wallet.requests(loan).stream().distinct().filter(DisbursementRequested.class::isInstance))
                .hasSize(1);
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("1000.00"));
    }

    @Test
    void letsNobodyHaveMoreThanTwoLoansAtATime() {
        List<Answer> answers = together(Collections.nCopies(10, () -> borrower.apply("1000", 3)));

        assertThat(answers.stream().filter(answer -> answer.code() == 201)).hasSize(2);
        assertThat(answers.stream().filter(answer -> answer.code() != 201))
                .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("too_many_loans"));
    }
}
