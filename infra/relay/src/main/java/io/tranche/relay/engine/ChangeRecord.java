package io.tranche.relay.engine;

import io.tranche.contracts.EventHeaders;
import io.tranche.relay.position.Lsn;
import io.tranche.relay.position.OutboxPosition;
import io.tranche.relay.publish.OutboxEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/** A record as the transforms leave it: an event with some headers for the relay itself, or a heartbeat. */
record ChangeRecord(SourceRecord record) {

    private static final String OWN_HEADERS = "relay_";
    private static final String ROW_SOURCE = "relay_source";
    private static final String ROW_SEQ = "relay_seq";

    boolean isEvent() {
        return record.headers().lastWithName(ROW_SEQ) != null;
    }

    OutboxEvent event() {
        Struct source = (Struct) header(ROW_SOURCE);
        Instant createdAt =
                OffsetDateTime.parse((String) header(EventHeaders.TIME)).toInstant();
        Instant committedAt = Instant.EPOCH.plus(source.getInt64("ts_us"), ChronoUnit.MICROS);
        // A writer whose clock is ahead must not make the checkpoint claim rows that are yet to come.
        Instant past = createdAt.isBefore(committedAt) ? createdAt : committedAt;
        OutboxPosition row = new OutboxPosition(source.getString("schema"), (Long) header(ROW_SEQ), past);
        return new OutboxEvent(message(), row, committedAt);
    }

    /** As far as the slot could be confirmed by this record. */
    Lsn lsn() {
        return new Lsn(LongStream.of(position("lsn"), position("lsn_proc"), position("lsn_commit"))
                .max()
                .orElse(0));
    }

    private long position(String name) {
        return record.sourceOffset().get(name) instanceof Number number ? number.longValue() : 0;
    }

    private ProducerRecord<String, String> message() {
        ProducerRecord<String, String> message = new ProducerRecord<>(
                record.topic(), null, record.timestamp(), (String) record.key(), (String) record.value());
        for (Header header : record.headers()) {
            if (!header.key().startsWith(OWN_HEADERS)) {
                message.headers().add(header.key(), header.value().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return message;
    }

    private Object header(String name) {
        return Objects.requireNonNull(record.headers().lastWithName(name).value(), name);
    }
}
