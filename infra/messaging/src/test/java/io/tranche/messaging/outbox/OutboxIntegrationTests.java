package io.tranche.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.UserEvent.UserRegistered;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest(MessagingTestApplication.class)
class OutboxIntegrationTests {

    private final Outbox outbox;
    private final TransactionTemplate transactions;

    @Autowired
    OutboxIntegrationTests(Outbox outbox, TransactionTemplate transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Test
    void writesEventsInTheirOrderWithAscendingIds() {
        long loan = TestIds.next();
        List<DisbursementReversalRequested> events = LongStream.rangeClosed(1, 100)
                .mapToObj(borrower -> new DisbursementReversalRequested(loan, borrower))
                .toList();

        transactions.executeWithoutResult(status -> outbox.appendAll(events));

        List<SentEvent> rows = OutboxRows.ofKey("loan", "loan:" + loan);
        assertThat(rows).extracting(SentEvent::event).containsExactlyElementsOf(List.<Event>copyOf(events));
        assertThat(rows).extracting(SentEvent::source).containsOnly("/messaging-test");
        assertThat(rows).extracting(SentEvent::id).extracting(UUID::toString).isSorted();
        assertThat(rows)
                .extracting(SentEvent::time)
                .allSatisfy(time -> assertThat(time).isBetween(Instant.now().minusSeconds(60), Instant.now()));
    }

    @Test
    void refusesToWorkOutsideOfATransaction() {
        assertThatThrownBy(() -> outbox.append(new DisbursementReversalRequested(1, 2)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> outbox.appendAll(List.of())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void forgetsWhatIsRolledBack() {
        long loan = TestIds.next();

        transactions.executeWithoutResult(status -> {
            outbox.append(new DisbursementReversalRequested(loan, 2));
            status.setRollbackOnly();
        });

        assertThat(OutboxRows.ofKey("loan", "loan:" + loan)).isEmpty();
    }

    @Test
    void refusesAnEventThatKafkaWouldNeverTakeAndTheChangeWithIt() {
        long loan = TestIds.next();
        long user = TestIds.next();
        UserRegistered tooLarge = new UserRegistered(user, "é".repeat(300 * 1024));

        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    outbox.append(new DisbursementReversalRequested(loan, 2));
                    outbox.append(tooLarge);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user:" + user)
                .hasMessageContaining("payload-max");

        assertThat(OutboxRows.ofKey("loan", "loan:" + loan)).isEmpty();
        assertThat(OutboxRows.ofKey("loan", "user:" + user)).isEmpty();
    }

    @Test
    void takesAnEventBelowThatBound() {
        long user = TestIds.next();
        transactions.executeWithoutResult(status -> outbox.append(new UserRegistered(user, "e".repeat(500 * 1024))));
        assertThat(OutboxRows.ofKey("loan", "user:" + user)).hasSize(1);
    }

    @Test
    void appendsNothingForAnEmptyList() {
        transactions.executeWithoutResult(status -> outbox.appendAll(List.of()));
    }

    @Test
    void isPublishedForTheRelay() {
        assertThat(TestPlatform.database()
                        .sql("SELECT count(*) FROM pg_publication_tables WHERE pubname = 'tranche_outbox'"
                                + " AND schemaname = 'loan' AND tablename = 'outbox'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
