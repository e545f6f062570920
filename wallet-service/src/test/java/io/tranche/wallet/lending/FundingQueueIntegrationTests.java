package io.tranche.wallet.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.wallet.WalletClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Loans that wait for providers' funds. */
class FundingQueueIntegrationTests extends WaitingLoansTestCase {

    @Test
    void paysALoanOnceAProviderAddsFunds() {
        apply(borrower.queueable("100.00", null));
        assertThat(borrower.answers()).singleElement().isInstanceOf(DisbursementQueued.class);

        WalletClient provider = provider("150.00");

        await().until(() -> isPaid(borrower));
        assertThat(provider.balance()).isEqualTo("50.00");
        assertThat(WalletClient.user(port, borrower.userId()).balance()).isEqualTo("100.00");
        assertThat(length()).isZero();
    }

    @Test
    void keepsTheFeeOfALoanThatHadToWait() {
        Money fee = Money.inr("1.50");
        DisbursementRequested free = borrower.queueable("100.00", 800);
        apply(new DisbursementRequested(free.loanId(), free.borrowerId(), free.principal(), free.funding(), fee));
        WalletClient provider = provider("100.00");
        await().until(() -> isPaid(borrower));

        assertThat(((LoanDisbursed) borrower.answers().getLast()).fee()).isEqualTo(fee);
        assertThat(WalletClient.user(port, borrower.userId()).balance()).isEqualTo("98.50");

        apply(borrower.reversal());
        assertThat(provider.balance()).isEqualTo("100.00");
        assertThat(WalletClient.user(port, borrower.userId()).balance()).isEqualTo("0.00");
    }

    @Test
    void answersTheSameWhenAskedAgainAndPaysOnce() {
        apply(borrower.queueable("100.00", null));
        apply(borrower.queueable("100.00", null));
        provider("150.00");
        await().until(() -> isPaid(borrower));
        apply(borrower.queueable("100.00", null));

        List<Event> answers = borrower.answers();
        assertThat(answers).hasSize(4);
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(3)).isEqualTo(answers.get(2));
        assertThat(WalletClient.user(port, borrower.userId()).balance()).isEqualTo("100.00");
    }

    @Test
    void fundsTheOldestDayFirstAndOfOneDayTheBestScore() {
        Borrower good = Borrower.withNewLoan();
        Borrower better = Borrower.withNewLoan();
        Borrower oldest = Borrower.withNewLoan();
        apply(good.queueable("100.00", 700), better.queueable("100.00", 800));
        apply(borrower.queueable("100.00", null), oldest.queueable("100.00", null));
        makeOlder(List.of(oldest));

        for (Borrower next : List.of(oldest, better, good, borrower)) {
            provider("100.00");
            await().until(() -> isPaid(next));
        }
        assertThat(length()).isZero();
    }

    @Test
    void declinesWhenTimeIsUpAndNeverPaysAfterwards() {
        apply(borrower.queueable("100.00", null));
        expire(borrower);

        await().until(() -> borrower.answers().size() == 2);
        WalletClient provider = provider("100.00");
        waiting.look();
        apply(borrower.queueable("100.00", null));

        assertThat(borrower.answers().subList(1, 3))
                .containsOnly(new DisbursementDeclined(borrower.loanId(), RefusalReason.INSUFFICIENT_FUNDS));
        assertThat(provider.balance()).isEqualTo("100.00");
    }

    @Test
    void lendsNothingToWhoHasCalledOff() {
        apply(borrower.queueable("100.00", null));
        apply(borrower.reversal());
        WalletClient provider = provider("100.00");
        waiting.look();

        assertThat(borrower.answers().getLast())
                .isEqualTo(new DisbursementReversed(borrower.loanId(), null, null, List.of()));
        assertThat(provider.balance()).isEqualTo("100.00");
    }

    @Test
    void decidesEachLoanOnceWhileFundsExpiriesAndInstancesRace() throws ExecutionException, InterruptedException {
        List<Borrower> borrowers =
                Stream.generate(Borrower::withNewLoan).limit(20).toList();
        apply(borrowers.stream().map(each -> each.queueable("10.00", null)).toArray(Event[]::new));
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            running.add(racers.submit(() -> borrowers.subList(0, 10).forEach(this::expire)));
            running.add(racers.submit(() -> provider("120.00")));
            running.add(racers.submit(() -> apply(borrowers.getLast().reversal())));
            for (int instance = 0; instance < 4; instance++) {
                running.add(racers.submit(waiting::look));
            }
            for (Future<?> racer : running) {
                racer.get();
            }
        }
        await().until(() ->
                length() == 0 || borrowers.stream().filter(this::isPaid).count() == 12);

        assertThat(borrowers)
                .allSatisfy(each -> assertThat(each.answers().stream()
                                .filter(answer ->
                                        answer instanceof LoanDisbursed || answer instanceof DisbursementDeclined))
                        .hasSizeLessThanOrEqualTo(1));
        assertThat(borrowers.stream()
                        .map(each -> WalletClient.user(port, each.userId()).balance()))
                .containsOnly("0.00", "10.00");
    }

    @Test
    void missesNoFundsThatArriveWhileTheRequestIsDealtWith() throws ExecutionException, InterruptedException {
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> asking = racers.submit(() -> apply(borrower.queueable("100.00", null)));
            Future<?> funding = racers.submit(() -> provider("100.00"));
            asking.get();
            funding.get();
        }

        await().until(() -> isPaid(borrower));
        assertThat(WalletClient.user(port, borrower.userId()).balance()).isEqualTo("100.00");
    }

    private void expire(Borrower waitingBorrower) {
        jdbc.sql("UPDATE funding_queue SET expires_at = now() WHERE loan_id = ?")
                .param(waitingBorrower.loanId())
                .update();
    }

    private long length() {
        return jdbc.sql("SELECT count(*) FROM funding_queue").query(Long.class).single();
    }
}
