package io.tranche.wallet.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.Event;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.allocation.AllocationFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What loans that cannot be funded do to those that can. Three are dealt with at a look. */
@WalletTest
class WaitingLoansIntegrationTests {

    private static final int DEMANDING = 800;

    private final int port;
    private final LoanRequests requests;
    private final WaitingLoans waiting;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Borrower borrower = Borrower.withNewLoan();

    WaitingLoansIntegrationTests(
            @LocalServerPort int port,
            @Autowired LoanRequests requests,
            @Autowired WaitingLoans waiting,
            @Autowired TransactionOperations transactions,
            @Autowired JdbcClient jdbc,
            @Autowired MeterRegistry meters) {
        this.port = port;
        this.requests = requests;
        this.waiting = waiting;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @BeforeEach
    @AfterEach
    void startWithoutFundsAndQueue() {
        AllocationFixture.pauseAllProviders(jdbc);
        jdbc.sql("DELETE FROM funding_queue").update();
    }

    @Test
    void paysALoanBehindManyThatNobodyWants() {
        List<Borrower> unwanted =
                Stream.generate(Borrower::withNewLoan).limit(10).toList();
        apply(unwanted.stream().map(each -> each.queueable("50.00", 700)).toArray(Event[]::new));
        makeOlder(unwanted);
        apply(borrower.queueable("100.00", DEMANDING));

        WalletClient provider = demandingProvider("150.00");

        await().until(() -> isPaid(borrower));
        assertThat(provider.balance()).isEqualTo("50.00");
        assertThat(unwanted).noneMatch(this::isPaid);
    }

    @Test
    void paysMoreThanItDealsWithAtALook() {
        List<Borrower> many = Stream.generate(Borrower::withNewLoan).limit(8).toList();
        apply(many.stream().map(each -> each.queueable("10.00", DEMANDING)).toArray(Event[]::new));

        demandingProvider("80.00");

        await().until(() -> many.stream().allMatch(this::isPaid));
    }

    @Test
    void goesOnWithTheOthersWhenOneFailsAndTakesNothingFromThem() {
        Borrower failing = Borrower.withNewLoan();
        apply(failing.queueable("100.00", DEMANDING));
        makeOlder(List.of(failing));
        setBalance(failing, Long.MAX_VALUE);
        apply(borrower.queueable("100.00", DEMANDING));
        double failuresBefore = failures();

        WalletClient provider = demandingProvider("100.00");

        await().until(() -> isPaid(borrower));
        assertThat(provider.balance()).isEqualTo("0.00");
        provider.post("/api/providers/add_funds", WalletClient.payment("100.00", "more"));
        await().until(() -> failures() > failuresBefore);
        setBalance(failing, 0);
        await().until(() -> isPaid(failing));
    }

    @Test
    void locksNothingForLoansThatCannotBeFunded() throws Exception {
        apply(borrower.queueable("100.00", 700));
        demandingProvider("100.00");

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

        waiting.look();

        assertThat(meters.get("wallet.funding.queue").gauge().value()).isOne();
        assertThat(meters.get("wallet.funding.queue.oldest.age").gauge().value())
                .isGreaterThanOrEqualTo(Duration.ofDays(1).toSeconds());
        jdbc.sql("DELETE FROM funding_queue").update();
        waiting.look();
        assertThat(meters.get("wallet.funding.queue.oldest.age").gauge().value())
                .isZero();
    }

    private void lookElsewhere() {
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> look = other.submit(waiting::look);
            look.get(1, TimeUnit.MINUTES);
        } catch (Exception blocked) {
            throw new AssertionError("It waits for a lock", blocked);
        }
    }

    private void apply(Event... events) {
        List<ReceivedEvent> received = Stream.of(events)
                .map(event -> new ReceivedEvent(UUID.randomUUID(), Instant.now(), event, event.topic(), 0, 0, null))
                .toList();
        transactions.executeWithoutResult(status -> requests.apply(received));
    }

    /** Who lends only to those with the best scores. */
    private WalletClient demandingProvider(String funds) {
        WalletClient provider = new WalletClient(port, TestTokens.provider(TestIds.next()));
        provider.patch("/api/providers/preferences", "{\"min_credit_score\": %d}".formatted(DEMANDING));
        provider.post("/api/providers/add_funds", WalletClient.payment(funds, "funds"));
        return provider;
    }

    private void makeOlder(List<Borrower> borrowers) {
        jdbc.sql("UPDATE funding_queue SET queued_at = queued_at - interval '1 day' WHERE loan_id = ANY (?)")
                .param(borrowers.stream().mapToLong(Borrower::loanId).toArray())
                .update();
    }

    private void setBalance(Borrower who, long minorUnits) {
        jdbc.sql("UPDATE account SET balance_minor = ? WHERE user_id = ?")
                .params(minorUnits, who.userId())
                .update();
    }

    private double failures() {
        return meters.get("wallet.funding.queue.failures").counter().count();
    }

    private boolean isPaid(Borrower who) {
        return who.answers().getLast() instanceof LoanDisbursed;
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
