package io.tranche.messaging.redrive;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.OnCall;
import io.tranche.messaging.Trouble;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.dryrun.Previewed;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.messaging.parking.OrderedKey;
import io.tranche.messaging.parking.ParkedEvent;
import io.tranche.messaging.parking.ParkedFilter;
import io.tranche.messaging.parking.ParkedQueries;
import io.tranche.messaging.parking.Selection;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest(MessagingTestApplication.class)
class RedriveIntegrationTests {

    private static final int HEALTHY = 1000;

    private final long account = TestIds.next();
    private final long poison = TestIds.next();
    private final Trouble trouble;
    private final Redrives redrives;
    private final Operations operations;
    private final ParkedQueries parked;

    @Autowired
    RedriveIntegrationTests(Trouble trouble, Redrives redrives, Operations operations, ParkedQueries parked) {
        this.trouble = trouble;
        this.redrives = redrives;
        this.operations = operations;
        this.parked = parked;
    }

    @Test
    void endsAsIfNothingHadHappenedWhileThousandOthersWereNotHeldUp() {
        long healthy = TestIds.next();
        failAt(poison);
        List<SentEvent> events = new ArrayList<>(topUps(1, poison, 2, 3, 4));
        List<Long> others = LongStream.rangeClosed(1, HEALTHY).boxed().toList();
        others.forEach(id -> events.add(Effects.topUp(healthy, id)));
        TestEvents.publish(events);
        await().untilAsserted(() -> assertThat(Effects.of("counter", healthy)).containsExactlyElementsOf(others));
        awaitParked("FAILED " + poison, "QUEUED 2", "QUEUED 3", "QUEUED 4");

        trouble.overAt(poison);
        Operation done = redrive(RedriveRequest.of(ofCause()));

        assertThat(Effects.of("counter", account)).containsExactly(1L, poison, 2L, 3L, 4L);
        assertThat(done.counts()).isEqualTo(Map.of("applied", 4L));
        TestEvents.publish(topUps(5));
        await().untilAsserted(
                        () -> assertThat(Effects.of("counter", account)).containsExactly(1L, poison, 2L, 3L, 4L, 5L));
    }

    @Test
    void saysBeforehandWhatWillBecomeOfEachEventAndChangesNothing() {
        failAt(poison);
        failAt(poison + 1);
        TestEvents.publish(topUps(poison, 2, poison + 1, 3));
        awaitParked("FAILED " + poison, "QUEUED 2", "QUEUED " + (poison + 1), "QUEUED 3");
        trouble.overAt(poison);

        RedriveReport report = redrives.preview(ofKey());

        List<Previewed> previewed = report.events();
        assertThat(report.complete()).isTrue();
        assertThat(previewed)
                .extracting(event -> event.verdict().name())
                .containsExactly("WILL_APPLY", "WILL_APPLY", "WOULD_FAIL", "WAITS");
        assertThat(previewed.getFirst().changes()).singleElement().satisfies(change -> {
            assertThat(change.table()).isEqualTo("effect");
            assertThat(change.action()).isEqualTo("INSERT");
            assertThat(change.before()).isNull();
            assertThat(change.after()).contains("\"top_up_id\": " + poison);
        });
        assertThat(previewed.get(2).error()).contains("no such account");
        assertThat(Effects.of("counter", account)).isEmpty();
        awaitParked("FAILED " + poison, "QUEUED 2", "QUEUED " + (poison + 1), "QUEUED 3");

        Operation done = redrive(RedriveRequest.of(ofKey()));
        assertThat(OnCall.results(operations, done.id())).containsExactly("applied", "applied", "failed", "waits");
        awaitParked("REDRIVEN " + poison, "REDRIVEN 2", "FAILED " + (poison + 1), "QUEUED 3");
    }

    @Test
    void stopsByItselfWhenFailuresRepeatAndNamesWhoStartedIt() {
        List<Long> accounts =
                LongStream.range(0, 5).map(i -> TestIds.next()).boxed().toList();
        failAt(poison);
        accounts.forEach(other -> TestEvents.publish(List.of(Effects.topUp(other, poison))));
        accounts.forEach(
                other -> await().until(() -> Effects.parked("counter", other).size() == 1));
        List<Long> ids = accounts.stream()
                .flatMap(other -> parked.list(ParkedFilter.open(ofKey(other))).stream())
                .map(ParkedEvent::id)
                .toList();

        long id = redrives.start(new RedriveRequest(Selection.ofIds(ids), 100, 3), OnCall.ASHA)
                .id();

        Operation stopped = OnCall.awaitState(operations, id, OperationState.STOPPED);
        assertThat(stopped.message()).isEqualTo("3 events failed");
        assertThat(stopped.counts()).containsEntry("failed", 3L);
        assertThat(stopped.requestedBy()).isEqualTo("asha");
        assertThat(parked.get(ids.getFirst()).event().attempts()).isEqualTo(4);
    }

    @Test
    void goesOnAfterItsInstanceDiedAndAppliesNothingTwice() {
        failAt(poison);
        TestEvents.publish(topUps(poison, 2, 3, 4));
        awaitParked("FAILED " + poison, "QUEUED 2", "QUEUED 3", "QUEUED 4");
        trouble.overAt(poison);
        AtomicBoolean struck = new AtomicBoolean();
        dieAt(3, struck);

        long id = redrives.start(RedriveRequest.of(ofCause()), OnCall.ASHA).id();
        await().untilTrue(struck);
        awaitParked("REDRIVEN " + poison, "REDRIVEN 2", "QUEUED 3", "QUEUED 4");
        trouble.overAt(3);
        OnCall.resumeAfterDeath(operations, id);

        Operation done = OnCall.awaitState(operations, id, OperationState.DONE);
        assertThat(Effects.of("counter", account)).containsExactly(poison, 2L, 3L, 4L);
        assertThat(done.counts()).containsEntry("applied", 4L);
    }

    @Test
    void keepsTheOrderOfAKeyThatGoesOnArriving(@Autowired MeterRegistry metrics) {
        failAt(poison);
        TestEvents.publish(topUps(poison));
        awaitParked("FAILED " + poison);
        trouble.overAt(poison);
        List<Long> expected = new ArrayList<>(List.of(poison));
        LongStream.rangeClosed(1, 300).forEach(expected::add);
        double before =
                metrics.get("redrive").tag("result", "applied").counter().count();

        Thread arrivals = Thread.ofVirtual()
                .start(() -> LongStream.rangeClosed(1, 300).forEach(id -> TestEvents.publish(topUps(id))));
        await().until(() -> Effects.parked("counter", account).size() > 20);
        redrive(new RedriveRequest(ofKey(), 2000, 1));

        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactlyElementsOf(expected));
        await().until(() -> !arrivals.isAlive());
        assertThat(parked.list(ParkedFilter.open(ofKey()))).isEmpty();
        assertThat(metrics.get("redrive").tag("result", "applied").counter().count())
                .isGreaterThanOrEqualTo(before + 20);
    }

    @Test
    void tellsWhatWasDoneByHandMeanwhile() {
        failAt(poison);
        TestEvents.publish(topUps(poison));
        awaitParked("FAILED " + poison);
        trouble.overAt(poison);
        trouble.skip(poison);

        Operation done = redrive(RedriveRequest.of(ofKey()));

        assertThat(done.counts()).isEqualTo(Map.of("already_applied", 1L));
        assertThat(Effects.of("counter", account)).isEmpty();
    }

    @Test
    void refusesToMeanEverythingByAccident() {
        Selection empty = new Selection(null, null, null, null, null, null, null, null, false);

        assertThatThrownBy(() -> RedriveRequest.of(empty)).isInstanceOf(ActionRefused.class);
        assertThatThrownBy(() -> redrives.preview(empty)).isInstanceOf(ActionRefused.class);
        assertThatThrownBy(() -> new RedriveRequest(ofKey(), 0, 1)).hasMessageContaining("per_second");
    }

    private Operation redrive(RedriveRequest request) {
        return OnCall.awaitState(
                operations, redrives.start(request, OnCall.ASHA).id(), OperationState.DONE);
    }

    private void failAt(long topUp) {
        trouble.at(topUp, () -> new IllegalArgumentException("no such account"));
    }

    /** An Error is not the operation's to handle: its thread ends in the middle, as if the process had. */
    private void dieAt(long topUp, AtomicBoolean struck) {
        trouble.at(account, topUp, () -> {
            struck.set(true);
            return new AssertionError("killed");
        });
    }

    private void awaitParked(String... states) {
        await().untilAsserted(
                        () -> assertThat(Effects.parked("counter", account)).containsExactly(states));
    }

    private List<SentEvent> topUps(long... ids) {
        return LongStream.of(ids).mapToObj(id -> Effects.topUp(account, id)).toList();
    }

    private Selection ofKey() {
        return ofKey(account);
    }

    private Selection ofKey(long other) {
        return Selection.ofKey("counter", new OrderedKey("tranche.wallet.events", "account:" + other));
    }

    /** By its cause, for which the key of this test stands: other tests fail for the same reason. */
    private Selection ofCause() {
        ParkedEvent head = parked.list(ParkedFilter.open(ofKey())).getLast();
        return new Selection(
                null,
                "counter",
                null,
                head.key(),
                head.error() == null ? null : head.error().fingerprint(),
                null,
                null,
                null,
                false);
    }
}
