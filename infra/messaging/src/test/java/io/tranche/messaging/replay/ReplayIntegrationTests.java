package io.tranche.messaging.replay;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Topics;
import io.tranche.messaging.Effects;
import io.tranche.messaging.Lost;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.OnCall;
import io.tranche.messaging.Trouble;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.consumers.ConsumerLags;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

@PlatformTest(MessagingTestApplication.class)
class ReplayIntegrationTests {

    private static final int MANY = 1500;

    private final long account = TestIds.next();
    private final long first = TestIds.next();
    private final Instant start = Instant.now().minusMillis(1);
    private final Trouble trouble;
    private final Replays replays;
    private final Operations operations;
    private final ConsumerLags lags;

    @Autowired
    ReplayIntegrationTests(Trouble trouble, Replays replays, Operations operations, ConsumerLags lags) {
        this.trouble = trouble;
        this.replays = replays;
        this.operations = operations;
        this.lags = lags;
    }

    @Test
    void appliesWhatWasLostAndLeavesOutWhatWasApplied() {
        List<SentEvent> sent = appliedLive(10);
        Lost.forget("counter", account, sent.subList(3, 5));

        Operation done = replay(ofKey());

        assertThat(done.counts()).containsEntry("applied", 2L).containsEntry("already_applied", 8L);
        assertThat(done.counts().get("records_read")).isEqualTo(done.counts().get("records_total"));
        assertThat(Effects.of("counter", account)).hasSize(10).contains(first + 3, first + 4);
        assertThat(operations.results(done.id(), 0, 100))
                .extracting(kept -> kept.result().eventId())
                .containsExactly(sent.get(3).id(), sent.get(4).id());
    }

    @Test
    void findsTheMarksOfEventsThatAreYearsOld() {
        Instant longAgo = Instant.parse("2021-03-04T05:06:07Z");
        SentEvent old = new SentEvent(
                UUID.randomUUID(),
                longAgo,
                "/test",
                Effects.topUp(account, first).event());
        TestEvents.publish(List.of(old));
        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactly(first));
        awaitCommitted();

        Operation done = replay(ofKey());

        assertThat(done.counts()).containsEntry("already_applied", 1L).doesNotContainKey("applied");
        assertThat(Effects.of("counter", account)).containsExactly(first);
        assertThat(TestPlatform.database()
                        .sql("SELECT topic FROM loan.inbox_202103 WHERE consumer = 'counter' AND event_id = ?")
                        .param(old.id())
                        .query(String.class)
                        .single())
                .isEqualTo(Topics.WALLET_EVENTS);
    }

    @Test
    void takesOnlyTheOffsetsAndTypesThatAreAskedFor() {
        List<SentEvent> sent = appliedLive(6);
        Lost.forget("counter", account, sent);
        Place lies = placeOf(sent.get(2));

        replay(new ReplayRequest(
                "counter",
                Topics.WALLET_EVENTS,
                Set.of(lies.partition()),
                lies.offset(),
                lies.offset() + 2,
                null,
                null,
                key(),
                "wallet.topped_up.v1"));
        assertThat(Effects.of("counter", account)).containsExactly(first + 2, first + 3);

        replay(ofKeyAndType("wallet.withdrawn.v1"));
        assertThat(Effects.of("counter", account)).containsExactly(first + 2, first + 3);
    }

    @Test
    void showsInADryRunTheRowsThatWouldChangeAndChangesNone() {
        List<SentEvent> sent = appliedLive(3);
        Lost.forget("counter", account, sent.subList(1, 3));
        trouble.at(first + 2, () -> new IllegalArgumentException("no such account"));

        ReplayReport report = replays.preview(ofKey());

        assertThat(report.complete()).isTrue();
        assertThat(report.events())
                .extracting(event -> event.verdict().name())
                .containsExactly("ALREADY_APPLIED", "WILL_APPLY", "WOULD_FAIL");
        assertThat(report.events().get(1).changes()).singleElement().satisfies(change -> {
            assertThat(change.table()).isEqualTo("effect");
            assertThat(change.after()).contains("\"top_up_id\": " + (first + 1));
        });
        assertThat(Effects.of("counter", account)).containsExactly(first);
        assertThat(Effects.parked("counter", account)).isEmpty();
        assertThat(TestPlatform.database()
                        .sql("SELECT count(*) FROM loan.dry_run_change")
                        .query(Long.class)
                        .single())
                .isZero();

        Operation done = replay(ofKey());
        assertThat(done.counts())
                .containsEntry("already_applied", 1L)
                .containsEntry("applied", 1L)
                .containsEntry("failed", 1L);
        assertThat(Effects.parked("counter", account)).containsExactly("FAILED " + (first + 2));
    }

    @Test
    void stopsAndGoesOnWhileLiveConsumptionIsNotDisturbed() {
        List<SentEvent> sent = appliedLive(MANY);
        Lost.forget("counter", account, sent.subList(0, 1));
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        trouble.at(first, () -> {
            reached.countDown();
            return waitFor(released);
        });

        long id = replays.start(ofKey(), OnCall.ASHA).id();
        await().until(() -> reached.getCount() == 0);
        Instant asked = operations.stop(id, OnCall.ASHA).heartbeatAt();
        long other = TestIds.next();
        TestEvents.publish(List.of(Effects.topUp(other, 1)));
        await().untilAsserted(() -> assertThat(Effects.of("counter", other)).hasSize(1));
        Instant heard = awaitHeartbeatAfter(id, asked);
        awaitHeartbeatAfter(id, heard);
        released.countDown();
        trouble.overAt(first);
        Operation stopped = OnCall.awaitState(operations, id, OperationState.STOPPED);
        assertThat(stopped.counts().getOrDefault("already_applied", 0L)).isLessThan(MANY - 1);

        operations.resume(id, OnCall.ASHA);

        Operation done = OnCall.awaitState(operations, id, OperationState.DONE);
        assertThat(done.counts()).containsEntry("applied", 1L).containsEntry("already_applied", MANY - 1L);
        assertThat(Effects.of("counter", account)).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void goesOnAfterItsInstanceDiedInTheMiddleOfABatch() {
        List<SentEvent> sent = appliedLive(20);
        Lost.forget("counter", account, sent);
        AtomicBoolean struck = new AtomicBoolean();
        trouble.at(first + 10, () -> {
            struck.set(true);
            return new AssertionError("killed");
        });

        long id = replays.start(ofKey(), OnCall.ASHA).id();
        await().untilTrue(struck);
        trouble.overAt(first + 10);
        OnCall.resumeAfterDeath(operations, id);

        Operation done = OnCall.awaitState(operations, id, OperationState.DONE);
        assertThat(done.counts()).containsEntry("applied", 20L).doesNotContainKey("already_applied");
        assertThat(Effects.of("counter", account)).containsExactlyElementsOf(ids(20));
    }

    @Test
    void countsEachEventOnceWhenTroubleInterruptsItsWayOneByOne() {
        List<SentEvent> sent = appliedLive(5);
        Lost.forget("counter", account, sent.subList(3, 5));
        AtomicInteger tried = new AtomicInteger();
        trouble.at(first + 3, () -> tried.incrementAndGet() == 2 ? new CannotAcquireLockException("deadlock") : null);
        trouble.at(first + 4, () -> new IllegalArgumentException("no such account"));

        Operation done = replay(ofKey());

        assertThat(tried).hasValueGreaterThan(2);
        assertThat(done.counts())
                .containsEntry("already_applied", 3L)
                .containsEntry("applied", 1L)
                .containsEntry("failed", 1L);
    }

    @Test
    void seesInADryRunThatASecondCopyOfAnEventChangesNothing() {
        SentEvent twice = Effects.topUp(account, first);
        SentEvent failing = Effects.topUp(account, first + 1);
        TestEvents.publish(List.of(twice, twice, failing, failing));
        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactly(first, first + 1));
        awaitCommitted();
        Lost.forget("counter", account, List.of(twice, failing));
        trouble.at(first + 1, () -> new IllegalArgumentException("no such account"));

        assertThat(replays.preview(ofKey()).events())
                .extracting(event -> event.verdict().name())
                .containsExactly("WILL_APPLY", "ALREADY_APPLIED", "WOULD_FAIL", "WAITS");
    }

    @Test
    void overtakesNothingThatLiveConsumptionHasStillBeforeIt() {
        trouble.at(first, () -> new CannotAcquireLockException("busy"));
        List<SentEvent> sent = List.of(Effects.topUp(account, first), Effects.topUp(account, first + 1));
        TestEvents.publish(sent);
        await().untilAsserted(
                        () -> assertThat(Effects.of("healthy-counter", account)).hasSize(2));

        try {
            ReplayRequest ofTheSecond = ofOffset(placeOf(sent.get(1)));
            assertThat(replays.preview(ofTheSecond).events()).isEmpty();
            assertThat(replay(ofTheSecond).counts()).containsEntry("records_total", 0L);
        } finally {
            trouble.overAt(first);
        }

        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactly(first, first + 1));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> replays.preview(ReplayRequest.whole("nobody", Topics.WALLET_EVENTS)))
                .isInstanceOf(ActionRefused.class);
        assertThatThrownBy(() -> replays.preview(ReplayRequest.whole("counter", Topics.USER_EVENTS)))
                .hasMessageContaining("does not read");
        assertThatThrownBy(() -> new ReplayRequest("counter", "t", null, 1L, 2L, null, null, null, null))
                .hasMessageContaining("one partition");
    }

    /** The first one after a request to stop sees it; at the second it has been passed on. */
    private Instant awaitHeartbeatAfter(long id, Instant time) {
        await().until(() -> operations.get(id).heartbeatAt().isAfter(time));
        return operations.get(id).heartbeatAt();
    }

    private record Place(int partition, long offset) {}

    private static Place placeOf(SentEvent event) {
        return TestPlatform.database()
                .sql(
                        "SELECT partition, record_offset FROM loan.inbox WHERE consumer = 'healthy-counter' AND event_id = ?")
                .param(event.id())
                .query((row, number) -> new Place(row.getInt(1), row.getLong(2)))
                .single();
    }

    private List<SentEvent> appliedLive(int count) {
        List<SentEvent> sent =
                ids(count).stream().map(id -> Effects.topUp(account, id)).toList();
        TestEvents.publish(sent);
        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).hasSize(count));
        await().untilAsserted(
                        () -> assertThat(Effects.of("healthy-counter", account)).hasSize(count));
        awaitCommitted();
        return sent;
    }

    /** The offsets follow what was applied; a replay goes no further than they do. */
    private void awaitCommitted() {
        await().ignoreExceptions()
                .until(() -> lags.all().stream()
                        .filter(lag -> lag.consumer().equals("counter"))
                        .allMatch(lag -> lag.lagEvents() == 0));
    }

    private List<Long> ids(int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    private Operation replay(ReplayRequest request) {
        return OnCall.awaitState(operations, replays.start(request, OnCall.ASHA).id(), OperationState.DONE);
    }

    private static ReplayRequest ofOffset(Place place) {
        return new ReplayRequest(
                "counter",
                Topics.WALLET_EVENTS,
                Set.of(place.partition()),
                place.offset(),
                place.offset() + 1,
                null,
                null,
                null,
                null);
    }

    private ReplayRequest ofKey() {
        return ofKeyAndType(null);
    }

    private ReplayRequest ofKeyAndType(@Nullable String type) {
        return new ReplayRequest("counter", Topics.WALLET_EVENTS, null, null, null, start, null, key(), type);
    }

    private String key() {
        return "account:" + account;
    }

    private static @Nullable Throwable waitFor(CountDownLatch released) {
        try {
            released.await();
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interrupted;
        }
    }
}
