package io.tranche.messaging.parking;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.Requester;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody on call can change about parked events without applying them. */
public final class ParkedRepairs {

    private static final int DISCARD_MAX = 1_000;
    private static final int PAYLOAD_BYTES_MAX = 1_000_000;

    private static final String EDIT = """
            INSERT INTO parked_edit (parked_id, payload, edited_by, reason)
            SELECT id, :payload, :by, :reason FROM parked_event
            WHERE id = :id AND state IN ('FAILED', 'QUEUED')
            """;
    private static final String SELECTED = """
            SELECT p.id FROM parked_event p
            WHERE p.state IN ('FAILED', 'QUEUED') AND
            """ + Selection.CONDITIONS + " ORDER BY p.id LIMIT :limit";
    private static final String LOCK_KEYS = """
            SELECT pg_advisory_xact_lock(hashtextextended(lock_name, 0))
            FROM (SELECT DISTINCT concat_ws('/', 'parked', consumer, topic, key) AS lock_name
                  FROM parked_event
                  WHERE id = ANY (:ids) AND key IS NOT NULL
                  ORDER BY 1) AS locks
            """;
    private static final String DISCARD = """
            UPDATE parked_event SET state = 'DISCARDED', resolved_at = now(), resolved_by = :by
            WHERE id = ANY (:ids) AND state IN ('FAILED', 'QUEUED')
            RETURNING id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Actions actions;
    private final ParkedQueries queries;

    ParkedRepairs(JdbcClient jdbc, TransactionTemplate transaction, Actions actions, ParkedQueries queries) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.actions = actions;
        this.queries = queries;
    }

    /**
     * Gives a payload to apply instead of the original, which stays. The event is applied by a redrive, not by this.
     *
     * @throws ActionRefused if it is not open
     */
    public ParkedContent edit(long id, byte[] payload, Requester requester) {
        ParkedEvent event = queries.get(id).event();
        if (payload.length > PAYLOAD_BYTES_MAX) {
            throw ActionRefused.invalid("A payload has at most " + PAYLOAD_BYTES_MAX + " bytes");
        }
        transaction.executeWithoutResult(status -> {
            int edited = jdbc.sql(EDIT)
                    .param("id", id)
                    .param("payload", payload)
                    .param("by", requester.name())
                    .param("reason", requester.reason())
                    .update();
            if (edited == 0) {
                throw ActionRefused.conflict("Parked event %d is %s".formatted(id, event.state()));
            }
            actions.record(requester, "parked.edit", "parked:" + id, payload.length + " bytes beside the original");
        });
        return queries.get(id);
    }

    /**
     * Takes the selected open events out of the way for good. They stay marked, so that no replay applies them; what waits behind
     * them waits on for a redrive of its key. What is parked meanwhile is left alone.
     *
     * @return the ids of those that were discarded
     * @throws ActionRefused if more than 1,000 are selected
     */
    public List<Long> discard(Selection selection, Requester requester) {
        selection.requireMeant();
        return Objects.requireNonNull(transaction.execute(status -> {
            Long[] selected = selected(selection);
            lockAgainstArrivals(selected);
            List<Long> discarded = jdbc.sql(DISCARD)
                    .param("ids", selected)
                    .param("by", requester.name())
                    .query((row, number) -> row.getLong("id"))
                    .list();
            discarded.forEach(id -> actions.record(requester, "parked.discard", "parked:" + id, "discarded"));
            return discarded;
        }));
    }

    /** Before any lock is taken: each key costs one, and the lock table of Postgres is small. */
    private Long[] selected(Selection selection) {
        List<Long> ids = jdbc.sql(SELECTED)
                .paramSource(selection.parameters().addValue("limit", DISCARD_MAX + 1))
                .query((row, number) -> row.getLong("id"))
                .list();
        if (ids.size() > DISCARD_MAX) {
            throw ActionRefused.tooMany(
                    "More than %d events are selected: discard them in parts".formatted(DISCARD_MAX));
        }
        return ids.toArray(Long[]::new);
    }

    /** A batch that is about to queue behind one of them must not find itself the only one of its key afterwards. */
    private void lockAgainstArrivals(Long[] ids) {
        jdbc.sql(LOCK_KEYS)
                .param("ids", ids)
                .query((row, number) -> row.getRow())
                .list();
    }
}
