package io.tranche.messaging.inbox;

import io.tranche.contracts.EventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a record. */
final class Envelope {

    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW_MAX = Duration.ofDays(1);
    private static final int UUID_WITH_TIME = 7;
    private static final int MILLIS_SHIFT = 16;

    private final Clock clock;

    Envelope(Clock clock) {
        this.clock = clock;
    }

    static @Nullable String text(ConsumerRecord<?, ?> delivered, String name) {
        Header header = delivered.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static Instant time(ConsumerRecord<?, ?> delivered) {
        return OffsetDateTime.parse(required(delivered, EventHeaders.TIME), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .toInstant();
    }

    /** The time within the id is preferred: it cannot change when an event is sent again. */
    Mark mark(ConsumerRecord<?, ?> delivered) {
        UUID id = UUID.fromString(required(delivered, EventHeaders.ID));
        Instant time = id.version() == UUID_WITH_TIME
                ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> MILLIS_SHIFT)
                : time(delivered);
        if (!isPlausible(time)) {
            throw new UnreadableEventException("An event of " + time + " cannot be");
        }
        return new Mark(id, time);
    }

    /** For what has no id of its own: one made of where it lies and what it holds, the same on every delivery. */
    Mark substitute(ConsumerRecord<byte[], byte[]> delivered) {
        byte[] position = "%s/%d/%d/%d/"
                .formatted(delivered.topic(), delivered.partition(), delivered.offset(), delivered.timestamp())
                .getBytes(StandardCharsets.UTF_8);
        byte[] payload = delivered.value() == null ? new byte[0] : delivered.value();
        byte[] name = ByteBuffer.allocate(position.length + payload.length)
                .put(position)
                .put(payload)
                .array();
        Instant time = Instant.ofEpochMilli(delivered.timestamp());
        return new Mark(UUID.nameUUIDFromBytes(name), isPlausible(time) ? time : EARLIEST);
    }

    private boolean isPlausible(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(clock.instant().plus(CLOCK_SKEW_MAX));
    }

    private static String required(ConsumerRecord<?, ?> delivered, String name) {
        String value = text(delivered, name);
        if (value == null) {
            throw new UnreadableEventException("The header " + name + " is missing");
        }
        return value;
    }
}
