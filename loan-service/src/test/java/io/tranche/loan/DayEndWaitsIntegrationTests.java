package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import java.time.LocalDate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DayEndWaitsIntegrationTests extends LateMoneyTestCase {

    @Test
    void waitsWithTheEndOfADayForWhatWasAskedForByThen() throws ExecutionException, InterruptedException {
        long loan = activeLoanOf(penalized(), "12000");
        LocalDate due = firstDue(loan);
        moveTo(due);
        Answer asked = payLater(loan, installment(loan));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closing = threads.submit(this::closeToday);
            eventually()
                    .until(() -> admin.get("/api/day_end/runs?limit=1")
                            .text("/0/phase")
                            .equals("REPAYMENTS"));
            assertThat(today()).isEqualTo(due);

            wallet.comeBack(loan, Temper.HELPFUL);
            closing.get();
        }

        awaitStatus(asked, "SUCCESS");
        assertThat(today()).isEqualTo(due.plusDays(1));
        assertThat(told("loan:" + loan, LoanOverdue.class)).isEmpty();
        assertThat(LoanApi.text(port, "/metrics"))
                .contains("day_end_repayments_waited_for", "day_end_repayments_left_behind_total");
    }

    /** What is asked for while a day ends is of the next, so that a day end does not wait for what comes after it has begun. */
    @Test
    void doesNotWaitForWhatIsAskedForWhileItWaits() throws ExecutionException, InterruptedException {
        long loan = activeLoanOf(penalized(), "12000");
        long other = activeLoanOf(penalized(), "12000");
        LocalDate due = firstDue(loan);
        moveTo(due);
        payLater(loan, "10.00");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closing = threads.submit(this::closeToday);
            eventually()
                    .until(() -> admin.get("/api/day_end/runs?limit=1")
                            .text("/0/phase")
                            .equals("REPAYMENTS"));
            payLater(other, "10.00");
            wallet.comeBack(loan, Temper.HELPFUL);
            closing.get();
        }

        assertThat(today()).isEqualTo(due.plusDays(1));
        wallet.comeBack(other, Temper.HELPFUL);
        eventually().until(() -> timeline(other).getLast().equals("SUCCESS"));
        LoanBooks.assertSound(other);
    }
}
