package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A wallet that takes its time. */
abstract class LateMoneyTestCase extends DayEndTestCase {

    final void moveOnTo(LocalDate day) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            endAtOnce(threads.submit(() -> moveTo(day)));
        }
        assertThat(today()).isEqualTo(day);
    }

    /** As if each day had waited as long as it waits at most. */
    static void endAtOnce(Future<?> moving) {
        eventually().until(() -> {
            TestPlatform.database()
                    .sql(
                            "UPDATE loan.day_end SET started_at = started_at - interval '1 day' WHERE phase = 'REPAYMENTS'")
                    .update();
            return moving.isDone();
        });
    }

    final Answer payLater(long loan, String amount) {
        int before = requests(loan).size();
        wallet.temper(loan, Temper.ABSENT);
        Answer accepted =
                borrower.post("/api/payments", LoanApi.payment(loan, amount, "payment-" + loan + "-" + before), ASYNC);
        assertThat(accepted.code()).as(accepted.body().toString()).isEqualTo(202);
        stayPatient(loan);
        eventually().until(() -> request(loan, accepted).isPresent());
        return accepted;
    }

    final Optional<RepaymentRequested> request(long loan, Answer accepted) {
        return requests(loan).stream()
                .filter(request -> request.repaymentId()
                        == accepted.body().at("/repayment/id").asLong())
                .findFirst();
    }

    final List<RepaymentRequested> requests(long loan) {
        return wallet.requests(loan).stream()
                .filter(RepaymentRequested.class::isInstance)
                .map(RepaymentRequested.class::cast)
                .toList();
    }

    final void awaitStatus(Answer payment, String status) {
        eventually()
                .untilAsserted(() -> assertThat(borrower.get(payment.location()).text("/status"))
                        .isEqualTo(status));
    }

    final String installment(long loan) {
        return borrower.get("/api/loans/" + loan + "/schedule").text("/0/amount");
    }
}
