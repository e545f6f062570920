package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many callers at once. */
@OnRunningPlatform
class RaceTests {

    private static final int CALLERS = 50;

    private final Api api;
    private final Books books;

    RaceTests(Api api, Books books) {
        this.api = api;
        this.books = books;
    }

    @Test
    void fiftyPaymentsWithOneKeyMoveMoneyOnce() throws Exception {
        Session borrower = api.newBorrower();
        long loan = activeLoan(borrower, "100000");

        List<Answer> answers = race(CALLERS, caller -> borrower.pay(loan, "5000.00", "one-key"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        assertThat(answers).anySatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(borrower.pay(loan, "5000.00", "one-key").status()).isEqualTo(200);
        assertThat(borrower.balance()).isEqualTo("95000.00");
        books.agree();
    }

    @Test
    void fiftyPaymentsWithTheirOwnKeysNeverOverpay() throws Exception {
        Session borrower = api.newBorrower();
        long loan = activeLoan(borrower, "1000");
        borrower.topUp("10000.00");
        Money outstanding = outstanding(borrower, loan);

        List<Answer> answers = race(CALLERS, caller -> borrower.pay(loan, "100.00", "key-" + caller));

        Money paid = Money.inr("100.00");
        long succeeded =
                answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(succeeded).isEqualTo(outstanding.minorUnits() / paid.minorUnits());
        assertThat(outstanding(borrower, loan).minorUnits())
                .isEqualTo(outstanding.minorUnits() - succeeded * paid.minorUnits());
        assertThat(answers).noneSatisfy(answer -> assertThat(answer.status()).isGreaterThanOrEqualTo(500));
        books.agree();
    }

    @Test
    void fiftyPaymentsWithTheirOwnKeysNeverOverdraw() throws Exception {
        Session borrower = api.newBorrower();
        long loan = activeLoan(borrower, "100000");
        borrower.withdraw("99500.00");

        List<Answer> answers = race(CALLERS, caller -> borrower.pay(loan, "100.00", "key-" + caller));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() == 400)).hasSize(CALLERS - 5);
        assertThat(borrower.balance()).isEqualTo("0.00");
        books.agree();
    }

    @Test
    void twoAdminsApprovingAtOnceDisburseOnce() throws Exception {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("70000", 12).number("/id");
        Session admin = api.admin();

        List<Answer> answers = race(2, caller -> admin.approve(loan));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(borrower.balance()).isEqualTo("70000.00");
        books.agree();
    }

    @Test
    void applicationsAtOnceDoNotPassTheLimitOfTwoLoans() throws Exception {
        Session borrower = api.newBorrower();

        List<Answer> answers = race(10, caller -> borrower.apply("1000", 12));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(2);
    }

    private long activeLoan(Session borrower, String principal) {
        long loan = borrower.apply(principal, 12).number("/id");
        assertThat(api.admin().approve(loan).text("/status")).isEqualTo("ACTIVE");
        return loan;
    }

    private static Money outstanding(Session borrower, long loan) {
        String amount = borrower.get("/api/loans/" + loan).text("/outstanding_amount");
        return Money.of(new BigDecimal(amount), Money.INR);
    }

    private static List<Answer> race(int callers, IntFunction<Answer> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = IntStream.range(0, callers)
                    .<Callable<Answer>>mapToObj(caller -> () -> {
                        start.await();
                        return call.apply(caller);
                    })
                    .toList();
            List<Future<Answer>> answers = threads.invokeAll(calls);
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
