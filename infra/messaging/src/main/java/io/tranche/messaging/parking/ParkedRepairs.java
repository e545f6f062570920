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

    private static final int DISCARD_MAX = 10_000;
    private static final int PAYLOAD_BYTES_MAX = 1_000_000;

    private static final String EDIT = """
            INSERT INTO parked_edit (parked_id, payload, edited_by, reason)
            SELECT id, :payload, :by, :reason FROM parked_event
            WHERE id = :id AND state IN ('FAILED', 'QUEUED')
            """;
    private static final String LOCK_SELECTED = """
            SELECT pg_advisory_xact_lock(hashtextextended(lock_name, 0))
            FROM (SELECT DISTINCT concat_ws('/', 'parked', p.consumer, p.topic, p.key) AS lock_name
                  FROM parked_event p
                  WHERE p.state IN ('FAILED', 'QUEUED') AND p.key IS NOT NULL AND
            """ + Selection.CONDITIONS + """
                  ORDER BY 1
                  LIMIT :limit) AS locks
            """;
    private static final String DISCARD = """
            UPDATE parked_event p SET state = 'DISCARDED', resolved_at = now(), resolved_by = :by
            WHERE p.state IN ('FAILED', 'QUEUED') AND
            """ + Selection.CONDITIONS + " RETURNING p.id";

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
     * them waits on for a redrive of its key.
     *
     * @return the ids of those that were discarded
     */
    public List<Long> discard(Selection selection, Requester requester) {
        selection.requireMeant();
        return Objects.requireNonNull(transaction.execute(status -> {
            lockAgainstArrivals(selection);
            List<Long> discarded = jdbc.sql(DISCARD)
                    .paramSource(selection.parameters().addValue("by", requester.name()))
                    .query((row, number) -> row.getLong("id"))
                    .list();
            if (discarded.size() > DISCARD_MAX) {
                throw ActionRefused.conflict("More than %d events are selected".formatted(DISCARD_MAX));
            }
            discarded.forEach(id -> actions.record(requester, "parked.discard", "parked:" + id, "discarded"));
            return discarded;
        }));
    }

    /** A batch that is about to queue behind one of them must not find itself the only one of its key afterwards. */
    private void lockAgainstArrivals(Selection selection) {
        jdbc.sql(LOCK_SELECTED)
                .paramSource(selection.parameters().addValue("limit", DISCARD_MAX + 1))
                .query((row, number) -> row.getRow())
                .list();
    }
}
