package io.tranche.wallet.lending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tranche.contracts.Event;
import io.tranche.contracts.Money;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.testing.TestIds;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.HouseAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Batches of the size that Kafka hands over under load. */
@WalletTest
class BatchIntegrationTests {

    private static final int BATCH = 500;

    private final LoanRequests requests;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final long house;
    private final int port;

    BatchIntegrationTests(
            @LocalServerPort int port,
            @Autowired LoanRequests requests,
            @Autowired TransactionOperations transactions,
            @Autowired JdbcClient jdbc,
            @Autowired HouseAccount house) {
        this.port = port;
        this.requests = requests;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.house = house.id().value();
    }

    @Test
    void updatesTheHouseOnceForABatchOfRepayments() {
        List<Borrower> borrowers = richBorrowers(10);
        HouseRow before = houseRow();

        apply(repayments(borrowers, "1.00"));

        HouseRow after = houseRow();
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.transactionCount()).isEqualTo(before.transactionCount() + BATCH);
        assertThat(after.balance()).isEqualTo(before.balance().plus(Money.inr("500.00")));
        assertThat(gapsAndWrongRunningBalances()).isZero();
        assertThat(borrowers).allSatisfy(borrower -> {
            assertThat(borrower.answers()).hasSize(BATCH / borrowers.size());
            assertThat(WalletClient.user(port, borrower.userId()).balance()).isEqualTo("950.00");
        });
    }

    @Test
    void undoesTheWholeBatchWhenOneEventCannotBeApplied() {
        Borrower borrower = richBorrowers(1).getFirst();
        long nobody = -1;

        assertThat(catchThrowable(() -> apply(List.of(
                        borrower.repayment(TestIds.next(), "1.00", house),
                        borrower.repayment(TestIds.next(), "1.00", nobody)))))
                .hasMessageContaining("Account -1 does not exist");

        assertThat(WalletClient.user(port, borrower.userId()).balance()).isEqualTo("1000.00");
        assertThat(borrower.answers()).isEmpty();
    }

    @Test
    void keepsTheBooksWhileBatchesAndPeopleRaceForTheSameAccounts() throws ExecutionException, InterruptedException {
        List<Borrower> borrowers = richBorrowers(8);
        Borrower first = borrowers.getFirst();
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int batch = 0; batch < 6; batch++) {
                List<Event> events = repayments(batch % 2 == 0 ? borrowers : borrowers.reversed(), "3.00");
                running.add(racers.submit(() -> apply(events)));
            }
            for (int number = 0; number < 30; number++) {
                String key = "race-" + number;
                running.add(racers.submit(
                        () -> WalletClient.user(port, first.userId()).withdraw("10.00", key)));
                running.add(racers.submit(
                        () -> WalletClient.user(port, first.userId()).topUp("1.00", key)));
            }
            for (Future<?> racer : running) {
                racer.get();
            }
        }

        assertThat(gapsAndWrongRunningBalances()).isZero();
        assertThat(balancesThatAreNotTheirSums()).isZero();
    }

    private void apply(List<Event> events) {
        List<ReceivedEvent> received = new ArrayList<>();
        for (Event event : events) {
            received.add(new ReceivedEvent(UUID.randomUUID(), Instant.now(), event, event.topic(), 0, 0, null));
        }
        transactions.executeWithoutResult(status -> requests.apply(received));
    }

    private List<Event> repayments(List<Borrower> borrowers, String amount) {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < BATCH; number++) {
            events.add(borrowers.get(number % borrowers.size()).repayment(TestIds.next(), amount, house));
        }
        return events;
    }

    private List<Borrower> richBorrowers(int count) {
        List<Borrower> borrowers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Borrower borrower = Borrower.withNewLoan();
            WalletClient.user(port, borrower.userId()).topUp("1000.00", "rich");
            borrowers.add(borrower);
        }
        return borrowers;
    }

    private HouseRow houseRow() {
        return jdbc.sql("SELECT version, transaction_count, balance_minor FROM account WHERE id = ?")
                .param(house)
                .query((row, number) ->
                        new HouseRow(row.getLong(1), row.getLong(2), Money.ofMinor(row.getLong(3), Money.INR)))
                .single();
    }

    /** Over all accounts of this database, by this and every other test. */
    private long gapsAndWrongRunningBalances() {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT account_seq, row_number() OVER in_order AS expected_seq, balance_after_minor,
                                sum(CASE type WHEN 'CREDIT' THEN amount_minor ELSE -amount_minor END) OVER in_order
                                    AS expected_balance
                            FROM account_transaction
                            WINDOW in_order AS (PARTITION BY account_id ORDER BY id)) AS line
                        WHERE account_seq <> expected_seq OR balance_after_minor <> expected_balance""").query(Long.class).single();
    }

    private long balancesThatAreNotTheirSums() {
        return jdbc.sql("""
                        SELECT count(*) FROM account
                        LEFT JOIN LATERAL (
                            SELECT count(*) AS lines,
                                coalesce(sum(CASE type WHEN 'CREDIT' THEN amount_minor ELSE -amount_minor END), 0) AS total
                            FROM account_transaction WHERE account_id = account.id) AS posted ON true
                        WHERE balance_minor <> total OR transaction_count <> lines OR balance_minor < 0""").query(Long.class).single();
    }

    private record HouseRow(long version, long transactionCount, Money balance) {}
}
