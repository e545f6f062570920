package io.tranche.loan;

import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A borrower, an admin and a wallet-service. */
@LoanServiceTest
abstract class LoanServiceTestCase {

    static final Map<String, String> ASYNC = Map.of("Prefer", "respond-async");

    final long borrowerId = TestIds.next();
    int port;
    FakeWallet wallet;
    LoanApi borrower;
    LoanApi admin;

    @BeforeEach
    void prepare(@LocalServerPort int serverPort) {
        port = serverPort;
        borrower = LoanApi.user(port, borrowerId);
        admin = LoanApi.admin(port);
        wallet = new FakeWallet();
    }

    /** The next end of a day would wait for what is left open. */
    @AfterEach
    void leaveNothingToWaitFor() {
        wallet.close();
        TestPlatform.database()
                .sql("UPDATE loan.saga_waiting SET due_at = now(), asked = 3")
                .update();
    }

    long activeLoan(String principal, int tenureMonths) {
        long loan = borrower.apply(principal, tenureMonths).id();
        Answer approved = admin.approve(loan);
        if (!approved.text("/status").equals("ACTIVE")) {
            throw new AssertionError("Not paid out: " + approved.body());
        }
        return loan;
    }

    final LocalDate today() {
        return LocalDate.parse(admin.get("/api/business_date").text("/today"));
    }

    /** However long it takes: {@code "days": 1}, for example. */
    final Answer advance(String by) {
        Answer answer = admin.post("/api/business_date/advance", "{%s}".formatted(by));
        if (answer.code() == 202) {
            eventually().until(() -> !today().isBefore(LocalDate.parse(answer.text("/to"))));
        }
        return answer;
    }

    void enrich(String amount) {
        wallet.spend(borrowerId, Money.inr(amount).negated());
    }

    String statusOf(long loan) {
        return borrower.get("/api/loans/" + loan).text("/status");
    }

    String outstandingOf(long loan) {
        return borrower.get("/api/loans/" + loan).text("/outstanding_amount");
    }

    List<String> timeline(long loan) {
        return borrower.get("/api/loans/" + loan + "/timeline")
                .body()
                .valueStream()
                .map(step -> step.get("step").asString())
                .toList();
    }

    /** Nobody asks again, or gives up, what was asked of this loan so far. */
    static void stayPatient(long loan) {
        TestPlatform.database()
                .sql("UPDATE loan.saga_waiting SET due_at = due_at + interval '1 day' WHERE subject = ?")
                .param("loan:" + loan)
                .update();
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }

    /** As if all that was asked of this loan had been waited for in vain, once. */
    static void hurry(long loan) {
        TestPlatform.database()
                .sql("UPDATE loan.saga_waiting SET due_at = now() WHERE subject = ?")
                .param("loan:" + loan)
                .update();
    }

    /** As if everything that is waited for were overdue whenever it looks. */
    static ConditionFactory impatiently() {
        return eventually()
                .conditionEvaluationListener(looked -> TestPlatform.database()
                        .sql("UPDATE loan.saga_waiting SET due_at = now()")
                        .update());
    }

    /** All at the same time. */
    static List<Answer> together(List<Callable<Answer>> calls) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
