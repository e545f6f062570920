package io.tranche.messaging.parking;

import io.tranche.messaging.action.ActionRefused;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parked events of a service as somebody on call looks at them. */
public final class ParkedQueries {

    private static final int LIST_MAX = 1000;

    private static final String LIST = ParkedRows.SELECT + "WHERE " + Selection.CONDITIONS + """
              AND p.state = ANY (:states::text[]) AND p.id < :before
            ORDER BY p.id DESC
            LIMIT :limit
            """;
    private static final String CONTENT = """
            SELECT header_names, header_values, payload FROM parked_event WHERE id = ?
            """;
    private static final String EDITS = """
            SELECT payload, edited_by, reason, edited_at FROM parked_edit WHERE parked_id = ? ORDER BY id
            """;
    private static final String CAUSES = """
            SELECT error_fingerprint, consumer, error_class,
                (array_agg(error_message ORDER BY last_failed_at DESC))[1] AS message,
                count(*) AS events, count(DISTINCT (topic, key)) AS keys,
                min(first_failed_at) AS oldest, max(last_failed_at) AS newest
            FROM parked_event
            WHERE state = 'FAILED'
            GROUP BY error_fingerprint, consumer, error_class
            ORDER BY events DESC, error_fingerprint
            """;

    private final JdbcClient jdbc;

    ParkedQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    public List<ParkedEvent> list(ParkedFilter filter) {
        return jdbc.sql(LIST)
                .paramSource(filter.selection()
                        .parameters()
                        .addValue("states", filter.stateNames())
                        .addValue("before", filter.before() == null ? Long.MAX_VALUE : filter.before())
                        .addValue("limit", Math.clamp(filter.limit(), 1, LIST_MAX)))
                .query((row, number) -> ParkedRows.read(row))
                .list();
    }

    /** What events failed of, most frequent first. */
    public List<ParkedCause> causes() {
        return jdbc.sql(CAUSES)
                .query((row, number) -> new ParkedCause(
                        row.getString("error_fingerprint"),
                        row.getString("consumer"),
                        row.getString("error_class"),
                        row.getString("message"),
                        row.getLong("events"),
                        row.getLong("keys"),
                        ParkedRows.instant(row, "oldest"),
                        ParkedRows.instant(row, "newest")))
                .list();
    }

    /** @throws ActionRefused if there is none */
    public ParkedContent get(long id) {
        ParkedEvent event = jdbc.sql(ParkedRows.SELECT + "WHERE p.id = ?")
                .param(id)
                .query((row, number) -> ParkedRows.read(row))
                .optional()
                .orElseThrow(() -> ActionRefused.notFound("There is no parked event " + id));
        List<ParkedContent.Edit> edits = jdbc.sql(EDITS)
                .param(id)
                .query((row, number) -> new ParkedContent.Edit(
                        row.getBytes("payload"),
                        row.getString("edited_by"),
                        row.getString("reason"),
                        ParkedRows.instant(row, "edited_at")))
                .list();
        return jdbc.sql(CONTENT)
                .param(id)
                .query((row, number) -> new ParkedContent(event, headers(row), payload(row), edits))
                .single();
    }

    private static byte @Nullable [] payload(ResultSet row) throws SQLException {
        return row.getBytes("payload");
    }

    static List<ParkedContent.HeaderValue> headers(ResultSet row) throws SQLException {
        String[] names = (String[]) array(row, "header_names");
        byte[][] values = (byte[][]) array(row, "header_values");
        List<ParkedContent.HeaderValue> headers = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            headers.add(new ParkedContent.HeaderValue(names[i], values[i]));
        }
        return headers;
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }
}
