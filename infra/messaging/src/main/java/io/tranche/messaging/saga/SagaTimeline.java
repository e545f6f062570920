package io.tranche.messaging.saga;

import io.tranche.contracts.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps every step of every saga, and with it who waits for an answer until when. */
public final class SagaTimeline {

    private static final String APPEND = """
            WITH taken AS (
                SELECT *
                FROM unnest(:sagas::text[], :ids::bigint[], :subjects::text[], :steps::text[], :details::text[],
                            :events::uuid[], :traces::text[], :waits::bigint[], :risks::bigint[], :currencies::text[],
                            :lasts::boolean[])
                     WITH ORDINALITY AS taken (saga, saga_id, subject, step, detail, event_id, trace_id, wait_ms, risk, currency,
                                               last, place)
            ), kept AS (
                INSERT INTO saga_step (saga, saga_id, subject, step, at, detail, event_id, trace_id)
                SELECT saga, saga_id, subject, step, :now, detail, event_id, trace_id FROM taken ORDER BY place
            ), waiting AS (
                INSERT INTO saga_waiting (saga, saga_id, subject, step, started_at, due_at)
                SELECT saga, saga_id, subject, step, :now, :now::timestamptz + wait_ms * interval '1 millisecond'
                FROM taken
                WHERE last AND wait_ms IS NOT NULL
                ORDER BY saga, saga_id
                ON CONFLICT (saga, saga_id)
                DO UPDATE SET step = excluded.step, due_at = excluded.due_at, asked = 1
            ), ended AS (
                DELETE FROM saga_waiting open
                USING taken
                WHERE taken.last AND taken.wait_ms IS NULL AND open.saga = taken.saga AND open.saga_id = taken.saga_id
                RETURNING open.saga, open.saga_id, taken.step, open.started_at
            ), failed AS (
                INSERT INTO saga_failed (saga, saga_id, subject, step, started_at, failed_at, reason, at_risk_minor, currency)
                SELECT saga, saga_id, taken.subject, taken.step, coalesce(ended.started_at, :now), :now, taken.detail, risk, currency
                FROM taken LEFT JOIN ended USING (saga, saga_id)
                WHERE last AND risk IS NOT NULL
                ORDER BY saga, saga_id
                ON CONFLICT (saga, saga_id)
                DO UPDATE SET step = excluded.step, failed_at = excluded.failed_at, reason = excluded.reason
            ), helped AS (
                DELETE FROM saga_failed failed
                USING taken
                WHERE taken.last AND taken.risk IS NULL AND failed.saga = taken.saga AND failed.saga_id = taken.saga_id
            )
            SELECT saga, step, started_at FROM ended
            """;
    private static final String OF_SUBJECT = """
            SELECT saga, saga_id, step, at, detail, event_id, trace_id
            FROM saga_step
            WHERE subject = ?
            ORDER BY seq DESC
            LIMIT ?
            """;

    private final JdbcClient database;
    private final SagaMetrics metrics;
    private final StepTraces traces;
    private final Clock clock;

    SagaTimeline(JdbcClient database, SagaMetrics metrics, StepTraces traces, Clock clock) {
        this.database = database;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
    }

    public void append(SagaStep step) {
        append(List.of(step));
    }

    /**
     * Same for many, in one statement. Of several steps of one saga the last decides whether it waits.
     *
     * @throws IllegalTransactionStateException outside a transaction
     */
    public void append(List<SagaStep> steps) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("A step belongs into the transaction of the change");
        }
        if (steps.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Ended> ended = bind(steps, now)
                .query((row, number) -> new Ended(
                        row.getString("saga"),
                        row.getString("step"),
                        Duration.between(instant(row, "started_at"), now)))
                .list();
        afterCommit(() -> {
            ended.forEach(saga -> metrics.ended(saga.name(), saga.outcome(), saga.duration()));
            steps.forEach(metrics::compensated);
        });
    }

    /** The latest steps of a subject, oldest first. */
    public List<RecordedStep> of(String subject, int stepsMax) {
        return database.sql(OF_SUBJECT)
                .params(subject, stepsMax)
                .query((row, number) -> new RecordedStep(
                        new SagaRef(row.getString("saga"), row.getLong("saga_id")),
                        row.getString("step"),
                        instant(row, "at"),
                        row.getString("detail"),
                        row.getObject("event_id", UUID.class),
                        row.getString("trace_id")))
                .list()
                .reversed();
    }

    @SuppressWarnings("ReferenceEquality") // a saga may take two equal steps in a batch
    private JdbcClient.StatementSpec bind(List<SagaStep> steps, Instant now) {
        Map<SagaRef, SagaStep> lasts = new HashMap<>();
        steps.forEach(step -> lasts.put(step.saga(), step));
        return database.sql(APPEND)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("sagas", steps.stream().map(step -> step.saga().name()).toArray(String[]::new))
                .param("ids", steps.stream().map(step -> step.saga().id()).toArray(Long[]::new))
                .param("subjects", steps.stream().map(SagaStep::subject).toArray(String[]::new))
                .param("steps", steps.stream().map(SagaStep::step).toArray(String[]::new))
                .param("details", steps.stream().map(SagaStep::detail).toArray(String[]::new))
                .param("events", steps.stream().map(SagaTimeline::eventId).toArray(String[]::new))
                .param("traces", steps.stream().map(traces::of).toArray(String[]::new))
                .param("waits", steps.stream().map(SagaTimeline::waitMillis).toArray(Long[]::new))
                .param(
                        "risks",
                        steps.stream()
                                .map(step -> risk(step, Money::minorUnits))
                                .toArray(Long[]::new))
                .param(
                        "currencies",
                        steps.stream()
                                .map(step ->
                                        risk(step, money -> money.currency().getCurrencyCode()))
                                .toArray(String[]::new))
                .param(
                        "lasts",
                        steps.stream()
                                .map(step -> lasts.get(step.saga()) == step)
                                .toArray(Boolean[]::new));
    }

    @SuppressWarnings("NullAway") // an array element of an unset column is null
    private static String eventId(SagaStep step) {
        return step.eventId() == null ? null : step.eventId().toString();
    }

    @SuppressWarnings("NullAway") // an array element of an unset column is null
    private static Long waitMillis(SagaStep step) {
        return step.answerWithin() == null ? null : step.answerWithin().toMillis();
    }

    private static <T> @Nullable T risk(SagaStep step, Function<Money, T> part) {
        return step.compensation() instanceof Compensation.Failed failed ? part.apply(failed.atRisk()) : null;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private record Ended(String name, String outcome, Duration duration) {}
}
