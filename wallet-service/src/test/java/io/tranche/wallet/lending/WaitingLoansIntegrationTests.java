package io.tranche.wallet.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.Event;
import io.tranche.wallet.WalletClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What loans that cannot be funded do to those that can. Three are dealt with at a look, two of them in one transaction. */
class WaitingLoansIntegrationTests extends WaitingLoansTestCase {

    private static final int DEMANDING = 800;

    @Autowired
    private MeterRegistry meters;

    @Test
    void paysALoanBehindManyThatNobodyWants() {
        List<Borrower> unwanted =
                Stream.generate(Borrower::withNewLoan).limit(10).toList();
        apply(unwanted.stream().map(each -> each.queueable("50.00", 700)).toArray(Event[]::new));
        makeOlder(unwanted);
        apply(borrower.queueable("100.00", DEMANDING));

        WalletClient provider = demandingProvider("150.00", DEMANDING);

        await().until(() -> isPaid(borrower));
        assertThat(provider.balance()).isEqualTo("50.00");
        assertThat(unwanted).noneMatch(this::isPaid);
    }

    @Test
    void paysMoreThanItDealsWithAtALook() {
        List<Borrower> many = Stream.generate(Borrower::withNewLoan).limit(8).toList();
        apply(many.stream().map(each -> each.queueable("10.00", DEMANDING)).toArray(Event[]::new));

        demandingProvider("80.00", DEMANDING);

        await().until(() -> many.stream().allMatch(this::isPaid));
    }

    /** So the providers are looked up, and locked, once for both. */
    @Test
    void paysSomeInOneTransaction() {
        Borrower other = Borrower.withNewLoan();
        apply(borrower.queueable("10.00", DEMANDING), other.queueable("10.00", DEMANDING));

        demandingProvider("20.00", DEMANDING);

        await().until(() -> isPaid(borrower) && isPaid(other));
        assertThat(jdbc.sql("SELECT DISTINCT xmin::text FROM disbursement WHERE loan_id IN (?, ?)")
                        .params(borrower.loanId(), other.loanId())
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void paysEachAloneWhenOneOfThemFails() {
        Borrower failing = Borrower.withNewLoan();
        apply(failing.queueable("100.00", DEMANDING), borrower.queueable("100.00", DEMANDING));
        makeOlder(List.of(failing));
        setBalance(failing, Long.MAX_VALUE);
        double failuresBefore = failures();

        WalletClient provider = demandingProvider("200.00", DEMANDING);

        await().until(() -> isPaid(borrower) && failures() > failuresBefore);
        assertThat(provider.balance()).isEqualTo("100.00");
        setBalance(failing, 0);
        await().until(() -> isPaid(failing));
    }

    @Test
    void goesOnWithTheOthersWhenOneFailsAndTakesNothingFromThem() {
        Borrower failing = Borrower.withNewLoan();
        apply(failing.queueable("100.00", DEMANDING));
        makeOlder(List.of(failing));
        setBalance(failing, Long.MAX_VALUE);
        apply(borrower.queueable("100.00", DEMANDING));
        double failuresBefore = failures();

        WalletClient provider = demandingProvider("100.00", DEMANDING);

        await().until(() -> isPaid(borrower));
        assertThat(provider.balance()).isEqualTo("0.00");
        addFunds(provider, "100.00");
        await().until(() -> failures() > failuresBefore);
        setBalance(failing, 0);
        await().until(() -> isPaid(failing));
    }

    @Test
    void locksNothingForLoansThatCannotBeFunded() throws Exception {
        apply(borrower.queueable("100.00", 700));
        demandingProvider("100.00", DEMANDING);

        transactions.execute(status -> {
            jdbc.sql("SELECT id FROM account WHERE kind IN ('PROVIDER', 'HOUSE') FOR UPDATE")
                    .query(Long.class)
                    .list();
            jdbc.sql("SELECT loan_id FROM disbursement WHERE loan_id = ? FOR UPDATE")
                    .param(borrower.loanId())
                    .query(Long.class)
                    .single();
            lookElsewhere();
            return null;
        });

        assertThat(isPaid(borrower)).isFalse();
    }

    @Test
    void tellsHowManyWaitAndForHowLong() {
        apply(borrower.queueable("100.00", null));
        makeOlder(List.of(borrower));

        await().until(() -> lookedAt("wallet.funding.queue") == 1);
        await().until(() -> lookedAt("wallet.funding.queue.oldest.age")
                >= Duration.ofDays(1).toSeconds());
        jdbc.sql("DELETE FROM funding_queue").update();
        await().until(() -> lookedAt("wallet.funding.queue.oldest.age") == 0);
    }

    private double lookedAt(String gauge) {
        waiting.look();
        return meters.get(gauge).gauge().value();
    }

    private void lookElsewhere() {
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> look = other.submit(waiting::look);
            look.get(1, TimeUnit.MINUTES);
        } catch (Exception blocked) {
            throw new AssertionError("It waits for a lock", blocked);
        }
    }

    private void setBalance(Borrower who, long minorUnits) {
        jdbc.sql("UPDATE account SET balance_minor = ? WHERE user_id = ?")
                .params(minorUnits, who.userId())
                .update();
    }

    private double failures() {
        return meters.get("wallet.funding.queue.failures").counter().count();
    }
}
