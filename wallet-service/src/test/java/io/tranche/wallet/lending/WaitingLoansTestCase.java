package io.tranche.wallet.lending;

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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A borrower whose loan waits for funds. No provider has any, and nobody else waits. */
@WalletTest
abstract class WaitingLoansTestCase {

    final Borrower borrower = Borrower.withNewLoan();

    @LocalServerPort
    int port;

    @Autowired
    WaitingLoans waiting;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private LoanRequests requests;

    @BeforeEach
    @AfterEach
    void startWithoutFundsAndQueue() {
        AllocationFixture.pauseAllProviders(jdbc);
        jdbc.sql("DELETE FROM funding_queue").update();
    }

    /** In one batch. */
    final void apply(Event... events) {
        List<ReceivedEvent> received = Stream.of(events)
                .map(event -> new ReceivedEvent(UUID.randomUUID(), Instant.now(), event, event.topic(), 0, 0, null))
                .toList();
        transactions.executeWithoutResult(status -> requests.apply(received));
    }

    final WalletClient provider(String funds) {
        WalletClient provider = new WalletClient(port, TestTokens.provider(TestIds.next()));
        addFunds(provider, funds);
        return provider;
    }

    /** Who lends only to those with such a score. */
    final WalletClient demandingProvider(String funds, int scoreMin) {
        WalletClient provider = new WalletClient(port, TestTokens.provider(TestIds.next()));
        provider.patch("/api/providers/preferences", "{\"min_credit_score\": %d}".formatted(scoreMin));
        addFunds(provider, funds);
        return provider;
    }

    final void addFunds(WalletClient provider, String funds) {
        provider.post(
                "/api/providers/add_funds",
                WalletClient.payment(funds, UUID.randomUUID().toString()));
    }

    /** As if they had come a day earlier. */
    final void makeOlder(List<Borrower> borrowers) {
        jdbc.sql("UPDATE funding_queue SET queued_at = queued_at - interval '1 day' WHERE loan_id = ANY (?)")
                .param(borrowers.stream().mapToLong(Borrower::loanId).toArray())
                .update();
    }

    final boolean isPaid(Borrower who) {
        return who.answers().getLast() instanceof LoanDisbursed;
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
