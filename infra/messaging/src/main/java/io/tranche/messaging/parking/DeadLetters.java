package io.tranche.messaging.parking;

import io.tranche.contracts.Topics;
import io.tranche.messaging.parking.LetterPost.Delivery;
import io.tranche.messaging.parking.LetterPost.Letter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies what is parked to {@code <topic>.dlt}, for those who look with Kafka's tools. The table is the truth: a row counts as
 * copied once Kafka has it, so a crash in between brings a second copy, never none.
 */
final class DeadLetters {

    /** One instance at a time, so that the copies are single. A connection holds it: no transaction is open while Kafka is waited for. */
    private static final String NAME = "hashtextextended('dead letters/' || current_schema(), 0)";

    static final String TAKE_TURN = "SELECT pg_try_advisory_lock(" + NAME + ")";
    private static final String END_TURN = "SELECT pg_advisory_unlock(" + NAME + ")";

    private static final String UNCOPIED = """
            SELECT id, consumer, state, event_id, topic, partition, record_offset, record_time, key,
                header_names, header_values, payload, error_class, error_message, error_fingerprint
            FROM parked_event
            WHERE copied_at IS NULL AND id > :after AND topic || :suffix <> ALL (:out_of_reach::text[])
            ORDER BY id
            LIMIT :limit
            """;
    private static final String COPIED = "UPDATE parked_event SET copied_at = now() WHERE id = ANY (:ids)";

    private final DataSource database;
    private final JdbcClient jdbc;
    private final LetterPost post;
    private final int batchMax;

    /** Where the next round begins: behind the page at which a topic did not answer, as it may be one partition that does not. */
    private long begin;

    DeadLetters(DataSource database, LetterPost post, int batchMax) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.post = post;
        this.batchMax = batchMax;
    }

    void copyAll() {
        try (Connection turn = database.getConnection()) {
            if (!answer(turn, TAKE_TURN)) {
                return;
            }
            try {
                copyWhatWaits();
            } finally {
                boolean unused = answer(turn, END_TURN);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("No turn at copying parked events", failure);
        }
    }

    private static boolean answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * What Kafka refuses does not hold up what comes behind it. What it does not answer holds up its topic until the next round.
     *
     * @throws IllegalStateException if Kafka did not take all of them; what it took is noted all the same
     */
    private void copyWhatWaits() {
        Set<String> outOfReach = new HashSet<>();
        int tried = 0;
        int taken = 0;
        long stuckAt = 0;
        List<Letter> letters = uncopied(begin, outOfReach);
        while (!letters.isEmpty()) {
            Delivery delivery = post.send(letters);
            jdbc.sql(COPIED).param("ids", delivery.taken().toArray(Long[]::new)).update();
            if (outOfReach.addAll(delivery.outOfReach()) && stuckAt == 0) {
                stuckAt = letters.getLast().id();
            }
            tried += letters.size();
            taken += delivery.taken().size();
            letters = uncopied(letters.getLast().id(), outOfReach);
        }
        begin = stuckAt;
        if (taken < tried) {
            throw new IllegalStateException(
                    "Kafka took %d of %d copies; out of reach are %s".formatted(taken, tried, outOfReach));
        }
    }

    private List<Letter> uncopied(long after, Set<String> outOfReach) {
        return jdbc.sql(UNCOPIED)
                .param("after", after)
                .param("suffix", Topics.DEAD_LETTER_SUFFIX)
                .param("out_of_reach", outOfReach.toArray(String[]::new))
                .param("limit", batchMax)
                .query((row, number) -> new Letter(row.getLong("id"), letter(row)))
                .list();
    }

    /** Lies in the partition of the original, which has as many. */
    private static ProducerRecord<byte[], byte[]> letter(ResultSet row) throws SQLException {
        ConsumerRecord<byte[], byte[]> origin = ParkedQueue.delivered(row);
        RecordHeaders headers = new RecordHeaders(origin.headers());
        add(headers, "consumer", row.getString("consumer"));
        add(headers, "state", row.getString("state"));
        add(headers, "event_id", row.getString("event_id"));
        add(headers, "error_class", row.getString("error_class"));
        add(headers, "error_message", row.getString("error_message"));
        add(headers, "error_fingerprint", row.getString("error_fingerprint"));
        add(headers, "origin_topic", origin.topic());
        add(headers, "origin_partition", Integer.toString(origin.partition()));
        add(headers, "origin_offset", Long.toString(origin.offset()));
        return new ProducerRecord<>(
                origin.topic() + Topics.DEAD_LETTER_SUFFIX, null, origin.key(), origin.value(), headers);
    }

    private static void add(RecordHeaders headers, String name, @Nullable String text) {
        if (text != null) {
            headers.add("parked_" + name, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
