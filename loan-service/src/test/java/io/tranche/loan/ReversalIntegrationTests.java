package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class ReversalIntegrationTests extends LoanServiceTestCase {

    private static final String REASON = "Paid from the wrong wallet";

    @Test
    void opensAClosedLoanAgainAndBooksTheOpposite() {
        long loan = activeLoan("1000", 3);
        enrich("1000.00");
        Answer paid = borrower.pay(loan, "1020.07", "all");
        assertThat(statusOf(loan)).isEqualTo("CLOSED");

        Answer reversed = reverse(paid);

        assertThat(reversed.code()).isEqualTo(200);
        assertThat(reversed.text("/status")).isEqualTo("REVERSED");
        assertThat(reversed.text("/reason")).isEqualTo(REASON);
        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
        assertThat(outstandingOf(loan)).isEqualTo("1020.07");
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("2000.00"));
        RepaymentReversed news = news(loan);
        assertThat(news.loanReopened()).isTrue();
        assertThat(news.principal()).isEqualTo(Money.inr("1000.00"));
        assertThat(news.interest()).isEqualTo(Money.inr("20.07"));
        assertThat(timeline(loan)).endsWith("SUCCESS", "CLOSED", "REVERSING", "REVERSED", "ACTIVE");
        LoanBooks.assertSound(loan);
        assertThat(borrower.pay(loan, "1020.07", "again").text("/loan_closed")).isEqualTo("true");
    }

    @Test
    void reckonsLaterPaymentsAnewForEveryFunder() {
        long loan = borrower.apply("100000", 12).id();
        wallet.funders.put(
                loan,
                List.of(new AccountShare(11, Money.inr("33333.33")), new AccountShare(12, Money.inr("66666.67"))));
        admin.approve(loan);
        Answer first = borrower.pay(loan, "8884.88", "first");
        borrower.pay(loan, "8884.88", "second");
        borrower.prepay(loan, "30000.00", "REDUCE_EMI", "ahead");

        assertThat(reverse(first).code()).isEqualTo(200);

        LoanBooks.assertSound(loan);
        eventually().until(() -> wallet.requests(loan).getLast() instanceof LoanAdjusted);
        LoanAdjusted adjusted = (LoanAdjusted) wallet.requests(loan).getLast();
        assertThat(adjusted.principal()
                        .plus(adjusted.interest())
                        .plus(adjusted.penalty())
                        .isZero())
                .isTrue();
        assertThat(booked(loan, 11).plus(booked(loan, 12))).isEqualTo(LoanBooks.principalPaid(loan));
        assertThat(LoanBooks.principalOf(loan, 11)).isEqualTo(booked(loan, 11));
    }

    @Test
    void takesBackAPaymentOnceForManyAdminsAtATime() {
        long loan = activeLoan("1000", 3);
        Answer paid = borrower.pay(loan, "400.00", "one");

        List<Answer> answers = together(Collections.nCopies(8, () -> reverse(paid)));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.text("/status")).isEqualTo("REVERSED"));
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("1000.00"));
        LoanBooks.assertSound(loan);
    }

    @Test
    void countsAnswersOnceThatComeSeveralTimes() {
        long loan = activeLoan("1000", 3);
        Answer paid = borrower.pay(loan, "400.00", "one");
        wallet.temper(loan, Temper.STUTTERS);

        reverse(paid);
        borrower.pay(loan, "300.00", "two");

        assertThat(outstandingOf(loan)).isEqualTo("720.07");
        LoanBooks.assertSound(loan);
    }

    @Test
    void countsOnWhenTheFundersHaveNotGotTheMoney() {
        long loan = activeLoan("1000", 3);
        Answer paid = borrower.pay(loan, "400.00", "one");
        wallet.temper(loan, Temper.KEEPS_WHAT_IT_HAS);

        Answer refused = reverse(paid);

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("reversal_refused");
        assertThat(outstandingOf(loan)).isEqualTo("620.07");
        wallet.temper(loan, Temper.HELPFUL);
        assertThat(reverse(paid).text("/status")).isEqualTo("REVERSED");
        LoanBooks.assertSound(loan);
    }

    @Test
    void takesBackAlsoWhenTheAnswerComesAfterItHasGivenUp() {
        long loan = activeLoan("1000", 3);
        Answer paid = borrower.pay(loan, "400.00", "one");
        wallet.temper(loan, Temper.SILENT);
        admin.post(path(paid), "{\"reason\": \"late\"}", ASYNC);
        impatiently().until(() -> timeline(loan).getLast().equals("SUCCESS"));
        assertThat(borrower.get("/api/loans/" + loan + "/timeline").body().toString())
                .contains("timed_out");

        wallet.comeBack(loan, Temper.HELPFUL);

        eventually().until(() -> outstandingOf(loan).equals("1020.07"));
        assertThat(news(loan).reason()).isEqualTo("late");
        assertThat(borrower.get("/api/repayments/" + paid.text("/repayment/id")).text("/reason"))
                .isEqualTo("late");
        LoanBooks.assertSound(loan);
    }

    @Test
    void refusesWhatIsNotCountedAndWhoIsNotAdmin() {
        long loan = activeLoan("1000", 3);
        wallet.temper(loan, Temper.ABSENT);
        Answer pending = borrower.post("/api/payments", LoanApi.payment(loan, "400.00", "late"), ASYNC);

        assertThat(reverse(pending).text("/code")).isEqualTo("repayment_not_counted");
        assertThat(borrower.post(path(pending), "{\"reason\": \"x\"}").code()).isEqualTo(403);
        assertThat(admin.post(path(pending), "{\"reason\": \" \"}").text("/code"))
                .isEqualTo("invalid_request");
        assertThat(admin.post("/api/repayments/999999999/reverse", "{\"reason\": \"x\"}")
                        .code())
                .isEqualTo(404);
    }

    @Test
    void keepsWhatWasRecorded() {
        long loan = activeLoan("1000", 3);
        reverse(borrower.pay(loan, "400.00", "one"));

        assertThatThrownBy(() -> TestPlatform.database()
                        .sql("DELETE FROM loan.loan_fact WHERE loan_id = ?")
                        .param(loan)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private Answer reverse(Answer paid) {
        return admin.post(path(paid), "{\"reason\": \"%s\"}".formatted(REASON));
    }

    private static String path(Answer paid) {
        return "/api/repayments/" + paid.text("/repayment/id") + "/reverse";
    }

    private RepaymentReversed news(long loan) {
        eventually().until(() -> wallet.requests(loan).stream().anyMatch(RepaymentReversed.class::isInstance));
        return wallet.requests(loan).stream()
                .filter(RepaymentReversed.class::isInstance)
                .map(RepaymentReversed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What the books hold of a funder's principal, by all that they have heard. */
    private Money booked(long loan, long account) {
        return wallet.requests(loan).stream()
                .map(event -> switch (event) {
                    case RepaymentApplied applied -> principal(applied.shares(), account);
                    case RepaymentReversed reversed ->
                        principal(reversed.shares(), account).negated();
                    case LoanAdjusted adjusted -> principal(adjusted.shares(), account);
                    default -> Money.inr("0.00");
                })
                .reduce(Money.inr("0.00"), Money::plus);
    }

    private static Money principal(List<AppliedShare> shares, long account) {
        return shares.stream()
                .filter(share -> share.accountId() == account)
                .map(AppliedShare::principal)
                .reduce(Money.inr("0.00"), Money::plus);
    }
}
