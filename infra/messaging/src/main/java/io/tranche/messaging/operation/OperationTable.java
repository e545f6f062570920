package io.tranche.messaging.operation;

import io.tranche.messaging.action.Requester;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What runs an operation writes here. Times are the database's, so that the clocks of instances need not agree. */
final class OperationTable {

    private static final String INSERT = """
            INSERT INTO operation (kind, request, state, worker, requested_by, reason)
            VALUES (:kind, :request::jsonb, 'RUNNING', :worker, :by, :reason)
            RETURNING id
            """;
    private static final String SAVE = """
            UPDATE operation
            SET position = :position::jsonb,
                heartbeat_at = clock_timestamp(),
                counts = counts || (
                    SELECT coalesce(jsonb_object_agg(name, coalesce((counts ->> name)::bigint, 0) + amount), '{}')
                    FROM unnest(:names::text[], :amounts::bigint[]) AS added(name, amount))
            WHERE id = :id AND worker = :worker AND state = 'RUNNING'
            """;
    private static final String KEEP_RESULTS = """
            INSERT INTO operation_result (operation_id, event_id, type, topic, partition, record_offset, key, result, error)
            VALUES (:id, :event_id, :type, :topic, :partition, :offset, :key, :result, :error)
            """;
    private static final String HEARTBEAT = """
            WITH alive AS (
                UPDATE operation SET heartbeat_at = clock_timestamp()
                WHERE worker = ANY (:workers::uuid[]) AND state = 'RUNNING'
                RETURNING worker, stop_requested)
            SELECT worker FROM alive WHERE NOT stop_requested
            """;
    private static final String END = """
            UPDATE operation SET state = :state, message = :message, ended_at = now()
            WHERE id = :id AND worker = :worker AND state = 'RUNNING'
            """;
    private static final String ASK_TO_STOP = """
            UPDATE operation SET stop_requested = true WHERE id = :id AND state = 'RUNNING'
            """;
    private static final String TAKE_OVER = """
            UPDATE operation
            SET state = 'RUNNING', stop_requested = false, worker = :worker, message = NULL, heartbeat_at = now(), ended_at = NULL
            WHERE id = :id
              AND (state IN ('STOPPED', 'FAILED', 'INTERRUPTED')
                   OR state = 'RUNNING' AND heartbeat_at < now() - make_interval(secs => :silence))
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OperationTable(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    long insert(UUID worker, OperationRequest request) {
        Requester requester = request.requester();
        return jdbc.sql(INSERT)
                .param("kind", request.kind())
                .param("request", OperationJson.MAPPER.writeValueAsString(request.request()))
                .param("worker", worker)
                .param("by", requester.name())
                .param("reason", requester.reason())
                .query(Long.class)
                .single();
    }

    void save(long id, UUID worker, Progress progress) {
        transaction.executeWithoutResult(status -> {
            int saved = jdbc.sql(SAVE)
                    .param("position", OperationJson.MAPPER.writeValueAsString(progress.position()))
                    .param("names", progress.added().keySet().toArray(String[]::new))
                    .param("amounts", progress.added().values().toArray(Long[]::new))
                    .param("id", id)
                    .param("worker", worker)
                    .update();
            if (saved == 0) {
                throw new OperationLost(id);
            }
            progress.results().forEach(result -> keep(id, result));
        });
    }

    private void keep(long id, OperationResult result) {
        jdbc.sql(KEEP_RESULTS)
                .param("id", id)
                .param("event_id", result.eventId())
                .param("type", result.type())
                .param("topic", result.place().topic())
                .param("partition", result.place().partition())
                .param("offset", result.place().offset())
                .param("key", result.place().key())
                .param("result", result.result())
                .param("error", result.error())
                .update();
    }

    /** @return those that must stop: asked to, or no longer theirs */
    Set<UUID> heartbeat(Collection<UUID> workers) {
        Set<UUID> goOn = new HashSet<>(jdbc.sql(HEARTBEAT)
                .param("workers", workers.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
        return workers.stream().filter(worker -> !goOn.contains(worker)).collect(Collectors.toSet());
    }

    boolean end(OperationRun run, Ending ending) {
        return jdbc.sql(END)
                        .param("state", ending.state().name())
                        .param("message", ending.message())
                        .param("id", run.id())
                        .param("worker", run.worker())
                        .update()
                > 0;
    }

    boolean askToStop(long id) {
        return jdbc.sql(ASK_TO_STOP).param("id", id).update() > 0;
    }

    boolean takeOver(long id, UUID worker, Duration silenceMax) {
        return jdbc.sql(TAKE_OVER)
                        .param("id", id)
                        .param("worker", worker)
                        .param("silence", silenceMax.toMillis() / 1000.0)
                        .update()
                > 0;
    }
}
