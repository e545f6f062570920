package io.tranche.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.Money;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.saga.ListedSaga.Failure;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestIds;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest(MessagingTestApplication.class)
class SagasIntegrationTests {

    private static final int MAX = 10;

    private final String name = "listed-" + TestIds.next();
    private final Sagas sagas;
    private final SagaTimeline timeline;
    private final TransactionTemplate transaction;
    private PatientSaga saga;

    @Autowired
    SagasIntegrationTests(Sagas sagas, SagaTimeline timeline, TransactionTemplate transaction) {
        this.sagas = sagas;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    @BeforeEach
    void prepare(@Autowired JdbcClient database) {
        saga = new PatientSaga(name, database, timeline);
    }

    @Test
    void listsTheOpenOnesAndOfThemTheOverdue() {
        append(saga.waiting(1).waitingFor(Duration.ofHours(1)), saga.waiting(2).waitingFor(Duration.ZERO));

        assertThat(list(SagaState.OPEN)).extracting(ListedSaga::saga).containsExactlyInAnyOrder(ref(1), ref(2));
        assertThat(list(SagaState.OVERDUE)).singleElement().satisfies(overdue -> {
            assertThat(overdue.saga()).isEqualTo(ref(2));
            assertThat(overdue.subject()).isEqualTo(name);
            assertThat(overdue.step()).isEqualTo("ASKED");
            assertThat(overdue.dueAt()).isNotNull();
            assertThat(overdue.asked()).isEqualTo(1);
        });
        assertThat(list(SagaState.FAILED)).isEmpty();
    }

    @Test
    void countsAsOverdueWhatHadToBeAskedForAgain(@Autowired SagaWatch watch) {
        saga.patience = new Patience(Duration.ofHours(1), 2);
        append(saga.waiting(1).waitingFor(Duration.ZERO));

        watch.look(saga);

        assertThat(list(SagaState.OVERDUE))
                .singleElement()
                .satisfies(overdue -> assertThat(overdue.asked()).isEqualTo(2));
    }

    @Test
    void listsAFailedCompensationWithTheMoneyAtRiskUntilSomebodyHelps(
            @Autowired SagaWatch watch, @Autowired MeterRegistry metrics) {
        append(saga.waiting(1));
        append(saga.ended(1, "STUCK").because("no_money").compensated(new Compensation.Failed(Money.inr("12.50"))));
        watch.look(saga);

        assertThat(list(SagaState.FAILED)).singleElement().satisfies(failed -> {
            assertThat(failed.saga()).isEqualTo(ref(1));
            Failure failure = Objects.requireNonNull(failed.failure());
            assertThat(failure.atRisk()).isEqualTo(Money.inr("12.50"));
            assertThat(failure.reason()).isEqualTo("no_money");
        });
        assertThat(list(SagaState.OPEN)).isEmpty();
        assertThat(failedOpen(metrics)).isEqualTo(1);

        append(saga.waiting(1));
        append(saga.ended(1, "UNDONE").compensated(new Compensation.Succeeded()));
        watch.look(saga);

        assertThat(list(SagaState.FAILED)).isEmpty();
        assertThat(failedOpen(metrics)).isZero();
        assertThat(compensations(metrics, "failed")).isEqualTo(1);
        assertThat(compensations(metrics, "succeeded")).isEqualTo(1);
    }

    private double failedOpen(MeterRegistry metrics) {
        return metrics.get("saga.compensation.failed.open")
                .tag("saga", name)
                .gauge()
                .value();
    }

    private double compensations(MeterRegistry metrics, String result) {
        return metrics.get("saga.compensations")
                .tags("saga", name, "result", result)
                .counter()
                .count();
    }

    private SagaRef ref(long id) {
        return new SagaRef(name, id);
    }

    private List<ListedSaga> list(SagaState state) {
        return sagas.list(new Sagas.Filter(name, state), MAX);
    }

    private void append(SagaStep... steps) {
        transaction.executeWithoutResult(status -> timeline.append(List.of(steps)));
    }
}
