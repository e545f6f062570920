package io.tranche.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestIds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest(MessagingTestApplication.class)
class SagaWatchIntegrationTests {

    private static final int MANY = 100;

    private final String name = "patience-" + TestIds.next();
    private SagaWatch watch;
    private SagaTimeline timeline;
    private TransactionTemplate transaction;
    private PatientSaga saga;

    @BeforeEach
    void prepare(
            @Autowired SagaWatch sagaWatch,
            @Autowired SagaTimeline sagaTimeline,
            @Autowired TransactionTemplate template,
            @Autowired JdbcClient database) {
        watch = sagaWatch;
        timeline = sagaTimeline;
        transaction = template;
        saga = new PatientSaga(name, database, timeline);
    }

    @Test
    void asksAgainAndThenGivesUp() {
        append(List.of(saga.waiting(1)));

        await().until(() -> look(saga.askedAgain));
        assertThat(saga.givenUp).isEmpty();
        await().until(() -> look(saga.givenUp));

        watch.look(saga);
        assertThat(saga.askedAgain).containsExactly(1L);
        assertThat(saga.givenUp).containsExactly(1L);
        assertThat(steps()).containsExactly("ASKED", "EXPIRED");
    }

    @Test
    void leavesSagasAloneThatWereAnswered(@Autowired MeterRegistry metrics) {
        append(List.of(saga.waiting(1), saga.waiting(2)));
        append(List.of(saga.ended(1, "DONE"), saga.waiting(3), saga.ended(3, "DONE")));

        await().until(() -> look(saga.givenUp));

        assertThat(saga.askedAgain).containsExactly(2L);
        assertThat(metrics.get("saga.duration")
                        .tags("saga", name, "outcome", "DONE")
                        .timer()
                        .count())
                .isEqualTo(1);
        watch.look(saga);
        assertThat(metrics.get("saga.in.flight").tag("saga", name).gauge().value())
                .isZero();
    }

    @Test
    void dealsWithEachSagaOnceHoweverManyWatch() throws InterruptedException {
        append(LongStream.rangeClosed(1, MANY).mapToObj(saga::waiting).toList());
        Callable<Boolean> watchToTheEnd = () -> {
            await().until(() -> look(saga.givenUp) && saga.givenUp.size() == MANY);
            return true;
        };

        try (ExecutorService watchers = Executors.newFixedThreadPool(4)) {
            watchers.invokeAll(List.of(watchToTheEnd, watchToTheEnd, watchToTheEnd, watchToTheEnd));
        }

        assertThat(saga.askedAgain).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(saga.givenUp).doesNotHaveDuplicates().hasSize(MANY);
    }

    @Test
    void dealsWithTheOthersWhenOneFails(@Autowired MeterRegistry metrics) {
        saga.broken.add(1L);
        append(List.of(saga.waiting(1), saga.waiting(2), saga.waiting(3)));

        await().until(() -> look(saga.givenUp) && saga.givenUp.size() == 2);

        assertThat(saga.askedAgain).containsExactlyInAnyOrder(2L, 3L);
        assertThat(saga.givenUp).containsExactlyInAnyOrder(2L, 3L);
        assertThat(count(metrics, "saga.watch.failures")).isPositive();
        assertThat(count(metrics, "saga.asked.again")).isEqualTo(2);

        saga.broken.clear();
        await().until(() -> look(saga.givenUp) && saga.givenUp.size() == 3);
    }

    @Test
    void letsBrokenOnesNotStandBeforeTheOthers(@Autowired JdbcClient database, @Autowired SagaMetrics metrics) {
        SagaSettings oneAtATime = new SagaSettings(Duration.ofSeconds(1), 1);
        watch = new SagaWatch(database, transaction, metrics, oneAtATime, Clock.systemUTC());
        saga.broken.add(1L);
        append(List.of(saga.waiting(1), saga.waiting(2)));

        await().until(() -> look(saga.askedAgain));

        assertThat(saga.askedAgain).containsExactly(2L);
    }

    @Test
    void keepsNothingOfATransactionThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            timeline.append(saga.waiting(1));
            status.setRollbackOnly();
        });

        assertThat(steps()).isEmpty();
        assertThatThrownBy(() -> timeline.append(saga.waiting(1))).isInstanceOf(IllegalTransactionStateException.class);
    }

    private double count(MeterRegistry metrics, String counter) {
        return metrics.get(counter).tag("saga", name).counter().count();
    }

    private boolean look(List<Long> reached) {
        watch.look(saga);
        return !reached.isEmpty();
    }

    private List<String> steps() {
        return timeline.of(name, MANY).stream().map(RecordedStep::step).toList();
    }

    private void append(List<SagaStep> steps) {
        transaction.executeWithoutResult(status -> timeline.append(steps));
    }
}
