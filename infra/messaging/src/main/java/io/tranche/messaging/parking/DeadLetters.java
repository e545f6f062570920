package io.tranche.messaging.parking;

import io.tranche.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies what is parked to {@code <topic>.dlt}, for those who look with Kafka's tools. The table is the truth: a row counts as
 * copied once Kafka has it, so a crash in between brings a second copy, never none.
 */
final class DeadLetters {

    private static final int BATCH_MAX = 200;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** One instance at a time, so that the copies are single and in order. */
    private static final String TAKE_TURN = """
            SELECT pg_try_advisory_xact_lock(hashtextextended('dead letters/' || current_schema(), 0))
            """;

    private static final String UNCOPIED = """
            SELECT id, consumer, state, event_id, topic, partition, record_offset, record_time, key,
                header_names, header_values, payload, error_class, error_message, error_fingerprint
            FROM parked_event
            WHERE copied_at IS NULL
            ORDER BY id
            LIMIT :limit
            """;
    private static final String COPIED = "UPDATE parked_event SET copied_at = now() WHERE id = ANY (:ids)";

    private record Copy(long id, ProducerRecord<byte[], byte[]> letter) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KafkaOperations<byte[], byte[]> kafka;

    DeadLetters(JdbcClient jdbc, TransactionTemplate transaction, KafkaOperations<byte[], byte[]> kafka) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.kafka = kafka;
    }

    void copyAll() {
        int copied;
        do {
            Integer some = transaction.execute(status -> copySome());
            copied = some == null ? 0 : some;
        } while (copied == BATCH_MAX);
    }

    private int copySome() {
        if (!jdbc.sql(TAKE_TURN).query(Boolean.class).single()) {
            return 0;
        }
        List<Copy> copies = jdbc.sql(UNCOPIED)
                .param("limit", BATCH_MAX)
                .query((row, number) -> new Copy(row.getLong("id"), letter(row)))
                .list();
        if (!copies.isEmpty()) {
            CompletableFuture<?>[] sent =
                    copies.stream().map(copy -> send(copy.letter())).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(sent)
                    .orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            jdbc.sql(COPIED)
                    .param("ids", copies.stream().map(Copy::id).toArray(Long[]::new))
                    .update();
        }
        return copies.size();
    }

    /** With the headers that are added, it may be larger than Kafka takes; then they go alone, and nothing else is held up. */
    private CompletableFuture<?> send(ProducerRecord<byte[], byte[]> letter) {
        try {
            return kafka.send(letter).exceptionallyCompose(failure -> sendSmaller(letter, failure));
        } catch (KafkaException refused) {
            return sendSmaller(letter, refused);
        }
    }

    private CompletableFuture<SendResult<byte[], byte[]>> sendSmaller(
            ProducerRecord<byte[], byte[]> letter, Throwable failure) {
        return isTooLarge(failure) ? kafka.send(withoutPayload(letter)) : CompletableFuture.failedFuture(failure);
    }

    private static boolean isTooLarge(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof RecordTooLargeException;
    }

    private static ProducerRecord<byte[], byte[]> withoutPayload(ProducerRecord<byte[], byte[]> letter) {
        RecordHeaders headers = new RecordHeaders(letter.headers());
        add(headers, "payload_left_out", letter.value().length + " bytes");
        return new ProducerRecord<>(letter.topic(), null, letter.key(), null, headers);
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
