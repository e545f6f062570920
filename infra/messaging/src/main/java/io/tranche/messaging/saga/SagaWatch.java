package io.tranche.messaging.saga;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
            SELECT saga_id, step, started_at, asked
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
            SET asked = asked + 1, due_at = put_off.due
            FROM unnest(:ids::bigint[], :dues::timestamptz[]) AS put_off (saga_id, due)
            WHERE saga_waiting.saga = :saga AND saga_waiting.saga_id = put_off.saga_id
            """;
    private static final String PUT_OFF = """
            UPDATE saga_waiting SET due_at = :due WHERE saga = :saga AND saga_id = :id AND due_at <= :now
            """;

    private final JdbcClient database;
    private final OpenSagas openSagas;
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
        this.openSagas = new OpenSagas(database);
        this.transaction = transaction;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    void look(Saga saga) {
        Instant now = clock.instant();
        metrics.watched(saga, openSagas.of(saga.name(), now));
        List<OverdueSaga> overdue = overdue(saga, now);
        if (overdue.isEmpty()) {
            return;
        }
        try {
            handle(saga, overdue);
        } catch (RuntimeException failure) {
            LOG.warn("{}: could not deal with {} overdue ones at once", saga.name(), overdue.size(), failure);
            overdue.forEach(late -> handleAlone(saga, late));
        }
    }

    /** What fails is put off, so that it does not stand before the others at every look; if even that fails, the look is over. */
    private void handleAlone(Saga saga, OverdueSaga late) {
        try {
            handle(saga, List.of(late));
        } catch (RuntimeException failure) {
            LOG.error("{}: could not deal with the overdue {}, which is put off", saga.name(), late.id(), failure);
            metrics.watchFailed(saga.name());
            putOff(saga, late);
        }
    }

    private void handle(Saga saga, List<OverdueSaga> overdue) {
        Map<Boolean, List<OverdueSaga>> byHope =
                Objects.requireNonNull(transaction.execute(status -> askAgainOrGiveUp(saga, ids(overdue))));
        metrics.askedAgain(saga.name(), byHope.getOrDefault(true, List.of()).size());
        metrics.gaveUp(saga.name(), byHope.getOrDefault(false, List.of()).size());
    }

    /** @return whom it asked again (true) and whom it gave up (false) */
    private Map<Boolean, List<OverdueSaga>> askAgainOrGiveUp(Saga saga, List<Long> ids) {
        Set<Long> locked = saga.lock(ids);
        Map<Boolean, List<OverdueSaga>> byHope = stillOverdue(saga, locked).stream()
                .collect(Collectors.partitioningBy(candidate ->
                        candidate.asked() < saga.patience(candidate.step()).askMax()));
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

    private List<OverdueSaga> overdue(Saga saga, Instant now) {
        return database.sql(OVERDUE)
                .param("saga", saga.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", settings.overdueBatchMax())
                .query(SagaWatch::overdueSaga)
                .list();
    }

    private List<OverdueSaga> stillOverdue(Saga saga, Set<Long> ids) {
        return database.sql(STILL_OVERDUE)
                .param("saga", saga.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(Long[]::new))
                .query(SagaWatch::overdueSaga)
                .list();
    }

    private void postpone(Saga saga, List<OverdueSaga> overdue) {
        Instant now = clock.instant();
        database.sql(POSTPONE)
                .param("saga", saga.name())
                .param("ids", ids(overdue).toArray(Long[]::new))
                .param(
                        "dues",
                        overdue.stream()
                                .map(late -> now.plus(saga.patience(late.step()).answerWithin())
                                        .toString())
                                .toArray(String[]::new))
                .update();
    }

    private void putOff(Saga saga, OverdueSaga late) {
        Instant now = clock.instant();
        Instant due = now.plus(saga.patience(late.step()).answerWithin());
        database.sql(PUT_OFF)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("saga", saga.name())
                .param("id", late.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<Long> ids(List<OverdueSaga> overdue) {
        return overdue.stream().map(OverdueSaga::id).toList();
    }

    private static OverdueSaga overdueSaga(ResultSet row, int number) throws SQLException {
        return new OverdueSaga(
                row.getLong("saga_id"),
                row.getString("step"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getInt("asked"));
    }
}
