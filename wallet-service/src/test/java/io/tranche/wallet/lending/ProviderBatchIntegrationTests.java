package io.tranche.wallet.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Event;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.allocation.AllocationFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Many loans at a time out of the same providers' money. */
@WalletTest
class ProviderBatchIntegrationTests {

    private static final int BATCH = 200;

    private final int port;
    private final LoanRequests requests;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final List<WalletClient> providers = new ArrayList<>();

    ProviderBatchIntegrationTests(
            @LocalServerPort int port,
            @Autowired LoanRequests requests,
            @Autowired TransactionOperations transactions,
            @Autowired JdbcClient jdbc) {
        this.port = port;
        this.requests = requests;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void fundTheHouse() {
        new WalletClient(port, TestTokens.admin(1)).post("/api/accounts/house/top-up", "{\"amount\": 100000}");
    }

    @BeforeEach
    @AfterEach
    void pauseAllProviders() {
        AllocationFixture.pauseAllProviders(jdbc);
    }

    @Test
    void updatesEachProviderOnceForABatchOfLoans() {
        long rich = provider("1500.00");
        long poor = provider("500.00");
        long versionBefore = version(rich);
        List<Borrower> borrowers =
                Stream.generate(Borrower::withNewLoan).limit(BATCH).toList();

        apply(borrowers.stream()
                .<Event>map(borrower -> borrower.disbursement("10.00"))
                .toList());

        assertThat(version(rich)).isEqualTo(versionBefore + 1);
        assertThat(version(poor)).isEqualTo(versionBefore + 1);
        assertThat(balances()).containsExactly("0.00", "0.00");
        assertThat(borrowers)
                .allSatisfy(borrower -> assertThat(allocated(borrower)).isEqualTo(Money.inr("10.00")));
    }

    @Test
    void lendsNoPaisaTwiceWhileBatchesAndProvidersRace() throws ExecutionException, InterruptedException {
        List<Long> accounts = List.of(provider("300.00"), provider("200.00"));
        List<Borrower> borrowers =
                Stream.generate(Borrower::withNewLoan).limit(60).toList();
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int from = 0; from < borrowers.size(); from += 10) {
                List<Event> batch = borrowers.subList(from, from + 10).stream()
                        .<Event>map(borrower -> borrower.disbursement("11.11"))
                        .toList();
                running.add(racers.submit(() -> apply(batch)));
            }
            for (WalletClient provider : providers) {
                running.add(racers.submit(() -> provider.withdraw("50.00", "out")));
                running.add(racers.submit(() -> provider.topUp("20.00", "in")));
            }
            for (Future<?> racer : running) {
                racer.get();
            }
        }

        assertThat(borrowers)
                .allSatisfy(borrower -> assertThat(allocated(borrower)).isEqualTo(Money.inr("11.11")));
        assertThat(balances()).noneMatch(balance -> balance.startsWith("-"));
        assertThat(lentBy(accounts))
                .isEqualTo(borrowers.stream()
                        .flatMap(ProviderBatchIntegrationTests::allocations)
                        .filter(share -> accounts.contains(share.accountId()))
                        .mapToLong(share -> share.amount().minorUnits())
                        .sum());
    }

    private void apply(List<Event> events) {
        List<ReceivedEvent> received = new ArrayList<>();
        for (Event event : events) {
            received.add(new ReceivedEvent(UUID.randomUUID(), Instant.now(), event, event.topic(), 0, 0, null));
        }
        transactions.executeWithoutResult(status -> requests.apply(received));
    }

    /** The account of a new provider. */
    private long provider(String funds) {
        WalletClient provider = new WalletClient(port, TestTokens.provider(TestIds.next()));
        provider.post("/api/providers/add_funds", WalletClient.payment(funds, "funds"));
        providers.add(provider);
        return provider.get("/api/accounts").json().get(0).get("id").asLong();
    }

    private List<String> balances() {
        return providers.stream().map(WalletClient::balance).toList();
    }

    private long version(long account) {
        return jdbc.sql("SELECT version FROM account WHERE id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private long lentBy(List<Long> accounts) {
        return jdbc.sql("""
                        SELECT sum(amount_minor) FROM account_transaction
                        WHERE account_id = ANY (?) AND type = 'DEBIT' AND source = 'LOAN_DISBURSEMENT'""")
                .param(accounts.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    private static Money allocated(Borrower borrower) {
        return allocations(borrower).map(AccountShare::amount).reduce(Money.inr("0"), Money::plus);
    }

    private static Stream<AccountShare> allocations(Borrower borrower) {
        return borrower.answers().stream()
                .filter(LoanDisbursed.class::isInstance)
                .flatMap(answer -> ((LoanDisbursed) answer).allocations().stream());
    }
}
