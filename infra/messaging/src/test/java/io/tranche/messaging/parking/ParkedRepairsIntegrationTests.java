package io.tranche.messaging.parking;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.EventJson;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.OnCall;
import io.tranche.messaging.RawKafka;
import io.tranche.messaging.RawKafka.Message;
import io.tranche.messaging.Trouble;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.messaging.redrive.RedriveRequest;
import io.tranche.messaging.redrive.Redrives;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest(MessagingTestApplication.class)
class ParkedRepairsIntegrationTests {

    private final long account = TestIds.next();
    private final Selection ofKey =
            Selection.ofKey("counter", new OrderedKey("tranche.wallet.events", "account:" + account));
    private final ParkedQueries parked;
    private final ParkedRepairs repairs;
    private final Redrives redrives;
    private final Operations operations;

    @Autowired
    ParkedRepairsIntegrationTests(
            ParkedQueries parked, ParkedRepairs repairs, Redrives redrives, Operations operations) {
        this.parked = parked;
        this.repairs = repairs;
        this.redrives = redrives;
        this.operations = operations;
    }

    @Test
    void appliesAnotherPayloadAndKeepsTheOriginalBesideIt(@Autowired Actions actions, @Autowired JdbcClient service) {
        SentEvent meant = Effects.topUp(account, 7);
        byte[] garbage = {(byte) 0xC3, 0x28};
        RawKafka.send(Message.of(meant).holding(garbage));
        await().until(() -> open().size() == 1);
        ParkedEvent event = open().getFirst();
        assertThat(event.unreadable()).isTrue();

        byte[] payload = EventJson.write(meant.event()).getBytes(StandardCharsets.UTF_8);
        repairs.edit(event.id(), payload, OnCall.ASHA);
        redriveKey();

        assertThat(Effects.of("counter", account)).containsExactly(7L);
        ParkedContent kept = parked.get(event.id());
        assertThat(kept.payload()).isEqualTo(garbage);
        assertThat(kept.event().state()).isEqualTo(ParkedState.REDRIVEN);
        assertThat(kept.edits()).singleElement().satisfies(edit -> {
            assertThat(edit.payload()).isEqualTo(payload);
            assertThat(edit.by()).isEqualTo("asha");
        });
        assertThat(actions.latest(50))
                .anySatisfy(action -> assertThat(action.target()).isEqualTo("parked:" + event.id()));
        assertThatThrownBy(() -> repairs.edit(event.id(), payload, OnCall.ASHA)).isInstanceOf(ActionRefused.class);
        assertThatThrownBy(() -> service.sql("UPDATE parked_event SET payload = NULL WHERE id = ?")
                        .param(event.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void discardsForAReasonAndNeverAppliesItAgain(@Autowired Trouble trouble, @Autowired Actions actions) {
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        List<SentEvent> sent = List.of(Effects.topUp(account, poison), Effects.topUp(account, 2));
        TestEvents.publish(sent);
        await().until(() -> open().size() == 2);
        long head = open().getLast().id();

        assertThatThrownBy(() -> repairs.discard(Selection.ofIds(List.of(head)), new Requester("asha", "")))
                .isInstanceOf(ActionRefused.class);
        assertThat(repairs.discard(Selection.ofIds(List.of(head)), OnCall.ASHA)).containsExactly(head);
        trouble.overAt(poison);
        redriveKey();
        TestEvents.publish(sent);
        TestEvents.publish(List.of(Effects.topUp(account, 3)));

        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactly(2L, 3L));
        assertThat(Effects.parked("counter", account)).containsExactly("DISCARDED " + poison, "REDRIVEN 2");
        assertThat(actions.latest(50)).anySatisfy(action -> {
            assertThat(action.action()).isEqualTo("parked.discard");
            assertThat(action.reason()).isEqualTo(OnCall.ASHA.reason());
        });
    }

    /** Each lock of a key costs room that all of Postgres shares, so they are counted before the first is taken. */
    @Test
    void refusesToDiscardMoreThanThousandBeforeItLocksAKey() {
        String many = "many-" + account;
        Selection ofMany = new Selection(null, many, null, null, null, null, null, null, false);
        parkOneUnderEachKey(many, 1001);
        DataSource elsewhere = TestPlatform.dataSource("loan_service");

        new TransactionTemplate(new DataSourceTransactionManager(elsewhere)).executeWithoutResult(status -> {
            new ParkedQueue(JdbcClient.create(elsewhere)).lock(many, new OrderedKey("tranche.wallet.events", "key 1"));
            assertThat(CompletableFuture.supplyAsync(() -> repairs.discard(ofMany, OnCall.ASHA)))
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(ActionRefused.class)
                    .withMessageContaining("More than 1000");
        });

        List<Long> ids = parked.list(new ParkedFilter(ofMany, Set.of(), null, 1000)).stream()
                .map(ParkedEvent::id)
                .toList();
        assertThat(repairs.discard(Selection.ofIds(ids), OnCall.ASHA)).hasSize(1000);
        assertThat(repairs.discard(ofMany, OnCall.ASHA)).hasSize(1);
    }

    @Test
    void groupsWhatFailedByItsCause(@Autowired Trouble trouble) {
        long poison = TestIds.next();
        trouble.at(poison, () -> new UnsupportedOperationException("account " + poison));
        TestEvents.publish(List.of(Effects.topUp(account, poison), Effects.topUp(account, 2)));
        long other = TestIds.next();
        TestEvents.publish(List.of(Effects.topUp(other, poison)));
        await().until(() -> open().size() == 2);

        await().untilAsserted(() -> assertThat(parked.causes())
                .filteredOn(cause -> cause.errorClass().equals(UnsupportedOperationException.class.getName()))
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.events()).isEqualTo(2);
                    assertThat(cause.keys()).isEqualTo(2);
                    assertThat(parked.list(ParkedFilter.open(Selection.ofCause(cause.fingerprint()))))
                            .hasSize(2);
                }));
    }

    private static void parkOneUnderEachKey(String consumer, int keys) {
        TestPlatform.database().sql("""
                        INSERT INTO loan.parked_event (consumer, state, event_id, event_time, topic, partition, record_offset,
                            record_time, key, header_names, header_values, attempts, copied_at,
                            error_class, error_fingerprint, first_failed_at, last_failed_at)
                        SELECT ?, 'FAILED', gen_random_uuid(), now(), 'tranche.wallet.events', 0, n,
                            now(), 'key ' || n, '{}', '{}', 1, now(), 'none', 'none', now(), now()
                        FROM generate_series(1, ?) AS n
                        """).params(consumer, keys).update();
    }

    private List<ParkedEvent> open() {
        return parked.list(ParkedFilter.open(ofKey));
    }

    private void redriveKey() {
        long id = redrives.start(RedriveRequest.of(ofKey), OnCall.ASHA).id();
        OnCall.awaitState(operations, id, OperationState.DONE);
    }
}
