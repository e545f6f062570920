package io.tranche.messaging;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.messaging.parking.Selection;
import io.tranche.messaging.redrive.RedriveRequest;
import io.tranche.messaging.redrive.Redrives;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A check that never fails proves nothing: each mechanism is taken away in turn, and the check must say so. */
@PlatformTest(MessagingTestApplication.class)
class PlantedFaultsIntegrationTests {

    /** The mark of an event is gone as soon as it is set. */
    private static final String DEDUPE_OFF = """
            CREATE FUNCTION loan.planted_fault() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                DELETE FROM loan.inbox WHERE consumer = NEW.consumer AND event_id = NEW.event_id;
                RETURN NULL;
            END $$;
            CREATE TRIGGER planted_fault AFTER INSERT ON loan.inbox
            FOR EACH ROW WHEN (NEW.consumer = 'counter') EXECUTE FUNCTION loan.planted_fault();
            """;

    /** A parked event does not hold its key back. */
    private static final String PARK_WITHOUT_QUEUEING = """
            CREATE FUNCTION loan.planted_fault() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.key := NULL;
                RETURN NEW;
            END $$;
            CREATE TRIGGER planted_fault BEFORE INSERT ON loan.parked_event
            FOR EACH ROW WHEN (NEW.consumer = 'counter') EXECUTE FUNCTION loan.planted_fault();
            """;

    private static final String HEAL = """
            DROP FUNCTION IF EXISTS loan.planted_fault() CASCADE
            """;

    private final long account = TestIds.next();
    private final long poison = TestIds.next();
    private final List<SentEvent> told =
            List.of(Effects.topUp(account, poison), Effects.topUp(account, 2), Effects.topUp(account, 3));
    private final Trouble trouble;
    private final Redrives redrives;
    private final Operations operations;

    @Autowired
    PlantedFaultsIntegrationTests(Trouble trouble, Redrives redrives, Operations operations) {
        this.trouble = trouble;
        this.redrives = redrives;
        this.operations = operations;
    }

    @AfterEach
    void heal() {
        run(HEAL);
    }

    @Test
    void nothingIsBrokenWithoutAFault() {
        deliverTwice();
        assertThat(Promises.broken("counter", account, told)).isEmpty();

        long other = TestIds.next();
        List<SentEvent> withPoison = List.of(Effects.topUp(other, poison), Effects.topUp(other, 2));
        parkAndRedrive(other, withPoison, 2);
        assertThat(Promises.broken("counter", other, withPoison)).isEmpty();
    }

    @Test
    void theCheckSeesThatDedupeIsOff() {
        run(DEDUPE_OFF);

        deliverTwice();

        assertThat(Promises.broken("counter", account, told)).contains("applied twice 2");
    }

    @Test
    void theCheckSeesThatNothingQueuesBehindAParkedEvent() {
        run(PARK_WITHOUT_QUEUEING);

        parkAndRedrive(account, told, 1);

        assertThat(Promises.broken("counter", account, told))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("out of order"));
    }

    private void deliverTwice() {
        TestEvents.publish(told);
        await().until(() -> Effects.of("counter", account).size() == told.size());
        TestEvents.publish(told);
        long last = TestIds.next();
        SentEvent end = Effects.topUp(account, last);
        TestEvents.publish(List.of(end));
        await().until(() -> Effects.of("counter", account).contains(last));
        TestPlatform.database()
                .sql("DELETE FROM loan.effect WHERE account_id = ? AND top_up_id = ?")
                .params(account, last)
                .update();
    }

    private void parkAndRedrive(long key, List<SentEvent> events, int parked) {
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        TestEvents.publish(events);
        await().until(() ->
                parkedOf(events).size() == parked && Effects.of("counter", key).size() == events.size() - parked);
        trouble.overAt(poison);
        long id = redrives.start(RedriveRequest.of(Selection.ofIds(parkedOf(events))), OnCall.ASHA)
                .id();
        OnCall.awaitState(operations, id, OperationState.DONE);
    }

    private static List<Long> parkedOf(List<SentEvent> events) {
        return TestPlatform.database()
                .sql("""
                        SELECT id FROM loan.parked_event
                        WHERE consumer = 'counter' AND event_id = ANY (?::uuid[]) AND state IN ('FAILED', 'QUEUED')
                        ORDER BY id
                        """)
                .param(events.stream().map(event -> event.id().toString()).toArray(String[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static void run(String sql) {
        TestPlatform.database().sql(sql).update();
    }
}
