package io.tranche.ledger.shadow;

import io.tranche.ledger.posting.EventPosting;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.replay.TopicRange;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Line by line, in one snapshot. Entries of events beyond the end of the rebuild are left out: the live journal goes on while the
 * shadow stands still. Such an event was written after the rebuild began, so only entries posted since are looked up.
 */
@Component
class Comparison {

    private static final String ENTRIES = """
            SELECT e.source_event_id, 0 AS line_number, jsonb_build_object(
                'reference', e.reference, 'event_type', e.event_type, 'loan_id', e.loan_id, 'repayment_id', e.repayment_id,
                'occurred_at', e.occurred_at, 'description', e.description) AS said
            FROM %1$s.journal_entry e
            """;
    private static final String LINES = """
            SELECT e.source_event_id, l.line_number, jsonb_build_object(
                'account', a.code, 'side', l.side, 'amount_minor', l.amount_minor, 'currency', l.currency) AS said
            FROM %1$s.journal_entry e
            JOIN %1$s.journal_line l ON l.entry_id = e.id
            JOIN %1$s.ledger_account a ON a.id = l.account_id
            """;
    private static final String COMPARE = """
            WITH newer AS MATERIALIZED (
                SELECT i.event_id
                FROM journal_entry e
                JOIN inbox i ON i.consumer = :consumer AND i.event_id = e.source_event_id
                LEFT JOIN unnest(:topics::text[], :partitions::integer[], :ends::bigint[]) AS read (topic, partition, record_end)
                    ON read.topic = i.topic AND read.partition = i.partition
                WHERE i.record_offset >= coalesce(read.record_end, 0)
                  AND e.posted_at >= (
                    SELECT started_at - interval '1 minute' FROM shadow_rebuild WHERE operation_id = :operation)
            )
            INSERT INTO shadow_difference (operation_id, source_event_id, line_number, kind, live, rebuilt, parked)
            SELECT :operation, source_event_id, line_number,
                CASE WHEN live.said IS NULL THEN 'MISSING' WHEN rebuilt.said IS NULL THEN 'EXTRA' ELSE 'DIFFERENT' END,
                live.said, rebuilt.said,
                (SELECT p.state FROM parked_event p WHERE p.consumer = :consumer AND p.event_id = source_event_id)
            FROM (%s) live
            FULL JOIN (%s) rebuilt USING (source_event_id, line_number)
            WHERE live.said IS DISTINCT FROM rebuilt.said
              AND NOT EXISTS (SELECT FROM newer WHERE newer.event_id = source_event_id)
            LIMIT :differencesMax
            """;
    private static final String DONE = """
            UPDATE shadow_rebuild
            SET compared_at = now(), entries = (SELECT count(*) FROM ledger_shadow.journal_entry),
                lines = (SELECT count(*) FROM ledger_shadow.journal_line)
            WHERE operation_id = ? AND compared_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final Shadows shadows;
    private final ShadowSettings settings;

    Comparison(JdbcClient jdbc, Shadows shadows, ShadowSettings settings) {
        this.jdbc = jdbc;
        this.shadows = shadows;
        this.settings = settings;
    }

    /**
     * Once per rebuild, however often it is resumed.
     *
     * @param ranges what was rebuilt
     * @throws ActionRefused if the shadow has been dropped: there may be another's by now
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void compare(long operationId, List<TopicRange> ranges) {
        shadows.requireStanding(operationId);
        if (jdbc.sql(DONE).param(operationId).update() == 1) {
            insertDifferences(operationId, ranges, ENTRIES);
            insertDifferences(operationId, ranges, LINES);
        }
    }

    private void insertDifferences(long operationId, List<TopicRange> ranges, String rows) {
        jdbc.sql(COMPARE.formatted(rows.formatted("ledger"), rows.formatted(ShadowSchema.NAME)))
                .param("operation", operationId)
                .param("consumer", EventPosting.CONSUMER)
                .param("topics", ranges.stream().map(TopicRange::topic).toArray(String[]::new))
                .param("partitions", ranges.stream().map(TopicRange::partition).toArray(Integer[]::new))
                .param("ends", ranges.stream().map(TopicRange::end).toArray(Long[]::new))
                .param("differencesMax", settings.differencesMax())
                .update();
    }
}
