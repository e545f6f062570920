package io.tranche.messaging.saga;

import io.tranche.messaging.saga.SagaMetrics.Open;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for sagas that have waited too long. Any number of instances may look at the same time: the row of a saga's owner is
 * locked before anything is decided, and what another instance has dealt with by then is no longer overdue.
 */
final class SagaWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SagaWatch.class);

    private static final String OVERDUE = """
            SELECT saga_id
            FROM saga_waiting
            WHERE saga = :saga AND due_at <= :now
            ORDER BY due_at
            LIMIT :limit
            """;
    private static final String STILL_OVERDUE = """
            SELECT saga_id, step, started_at, asked
            FROM saga_waiting
            WHERE saga = :saga AND due_at <= :now AND saga_id = ANY (:ids)
            ORDER BY saga_id
            FOR UPDATE
            """;
    private static final String POSTPONE = """
            UPDATE saga_waiting
            SET asked = asked + 1, due_at = :due
            WHERE saga = :saga AND saga_id = ANY (:ids)
            """;
    private static final String PUT_OFF = """
            UPDATE saga_waiting SET due_at = :due
            WHERE saga = :saga AND saga_id = :id AND due_at <= :now
            """;
    private static final String OPEN = """
            SELECT count(*) AS sagas, min(started_at) AS oldest FROM saga_waiting WHERE saga = ?
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final SagaMetrics metrics;
    private final SagaSettings settings;
    private final Clock clock;

    SagaWatch(
            JdbcClient database,
            TransactionTemplate transaction,
            SagaMetrics metrics,
            SagaSettings settings,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    void look(Saga saga) {
        Instant now = clock.instant();
        metrics.watched(saga.name(), open(saga, now));
        List<Long> overdue = overdue(saga, now);
        if (overdue.isEmpty()) {
            return;
        }
        try {
            handle(saga, overdue);
        } catch (RuntimeException failure) {
            LOG.warn("{}: could not deal with {} overdue ones at once", saga.name(), overdue.size(), failure);
            overdue.forEach(id -> handleAlone(saga, id));
        }
    }

    /** What fails is put off, so that it does not stand before the others at every look; if even that fails, the look is over. */
    private void handleAlone(Saga saga, Long id) {
        try {
            handle(saga, List.of(id));
        } catch (RuntimeException failure) {
            LOG.error("{}: could not deal with the overdue {}, which is put off", saga.name(), id, failure);
            metrics.watchFailed(saga.name());
            putOff(saga, id);
        }
    }

    private void handle(Saga saga, List<Long> ids) {
        Map<Boolean, List<OverdueSaga>> byHope =
                Objects.requireNonNull(transaction.execute(status -> askAgainOrGiveUp(saga, ids)));
        metrics.askedAgain(saga.name(), byHope.getOrDefault(true, List.of()).size());
        metrics.gaveUp(saga.name(), byHope.getOrDefault(false, List.of()).size());
    }

    /** @return whom it asked again (true) and whom it gave up (false) */
    private Map<Boolean, List<OverdueSaga>> askAgainOrGiveUp(Saga saga, List<Long> ids) {
        Set<Long> locked = saga.lock(ids);
        Map<Boolean, List<OverdueSaga>> byHope = stillOverdue(saga, locked).stream()
                .collect(Collectors.partitioningBy(
                        candidate -> candidate.asked() < saga.patience().askMax()));
        List<OverdueSaga> hopeful = byHope.getOrDefault(true, List.of());
        List<OverdueSaga> hopeless = byHope.getOrDefault(false, List.of());
        if (!hopeful.isEmpty()) {
            postpone(saga, hopeful);
            saga.askAgain(hopeful);
        }
        if (!hopeless.isEmpty()) {
            saga.giveUp(hopeless);
        }
        return byHope;
    }

    private Open open(Saga saga, Instant now) {
        return database.sql(OPEN)
                .param(saga.name())
                .query((row, number) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return oldest == null ? Open.NONE : new Open(row.getLong("sagas"), age(oldest.toInstant(), now));
                })
                .single();
    }

    private static double age(Instant start, Instant now) {
        return Duration.between(start, now).toMillis() / 1000.0;
    }

    private List<Long> overdue(Saga saga, Instant now) {
        return database.sql(OVERDUE)
                .param("saga", saga.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", settings.overdueBatchMax())
                .query((row, number) -> row.getLong("saga_id"))
                .list();
    }

    private List<OverdueSaga> stillOverdue(Saga saga, Set<Long> ids) {
        return database.sql(STILL_OVERDUE)
                .param("saga", saga.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new OverdueSaga(
                        row.getLong("saga_id"),
                        row.getString("step"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getInt("asked")))
                .list();
    }

    private void postpone(Saga saga, Collection<OverdueSaga> overdue) {
        Instant due = clock.instant().plus(saga.patience().answerWithin());
        database.sql(POSTPONE)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("saga", saga.name())
                .param("ids", overdue.stream().map(OverdueSaga::id).toArray(Long[]::new))
                .update();
    }

    private void putOff(Saga saga, Long id) {
        Instant now = clock.instant();
        database.sql(PUT_OFF)
                .param("due", now.plus(saga.patience().answerWithin()).atOffset(ZoneOffset.UTC))
                .param("saga", saga.name())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
