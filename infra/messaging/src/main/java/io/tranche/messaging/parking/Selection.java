package io.tranche.messaging.parking;

import io.tranche.messaging.action.ActionRefused;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Which parked events somebody means: all that meet every condition that is not null.
 *
 * @param cause fingerprint of the error
 * @param since parked at this time or later
 * @param until parked before this time
 * @param all true says that no condition at all is meant
 */
public record Selection(
        @Nullable List<Long> ids,
        @Nullable String consumer,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String cause,
        @Nullable String type,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean all) {

    private static final int IDS_MAX = 1000;

    /** Of the table {@code parked_event p}. */
    static final String CONDITIONS = """
            (:ids::bigint[] IS NULL OR p.id = ANY (:ids::bigint[]))
              AND (:consumer::text IS NULL OR p.consumer = :consumer)
              AND (:topic::text IS NULL OR p.topic = :topic)
              AND (:key::text IS NULL OR p.key = :key)
              AND (:cause::text IS NULL OR p.error_fingerprint = :cause)
              AND (:type::text IS NULL OR p.type = :type)
              AND (:since::timestamptz IS NULL OR p.parked_at >= :since)
              AND (:until::timestamptz IS NULL OR p.parked_at < :until)
            """;

    public static Selection everything() {
        return new Selection(null, null, null, null, null, null, null, null, true);
    }

    public static Selection ofIds(List<Long> ids) {
        return new Selection(ids, null, null, null, null, null, null, null, false);
    }

    public static Selection ofKey(String consumer, OrderedKey key) {
        return new Selection(null, consumer, key.topic(), key.key(), null, null, null, null, false);
    }

    public static Selection ofCause(String fingerprint) {
        return new Selection(null, null, null, null, fingerprint, null, null, null, false);
    }

    /**
     * For what changes something: forgetting the conditions must not mean everything.
     *
     * @throws ActionRefused if it is empty, or contradicts itself
     */
    public void requireMeant() {
        boolean limited =
                Stream.of(ids, consumer, topic, key, cause, type, since, until).anyMatch(Objects::nonNull);
        if (limited == all) {
            throw ActionRefused.invalid("A selection names events by conditions, or says all: true, not both");
        }
        if (ids != null && (ids.isEmpty() || ids.size() > IDS_MAX)) {
            throw ActionRefused.invalid("A selection by ids names 1 to " + IDS_MAX + " of them");
        }
    }

    MapSqlParameterSource parameters() {
        return new MapSqlParameterSource()
                .addValue("ids", ids == null ? null : ids.toArray(Long[]::new))
                .addValue("consumer", consumer)
                .addValue("topic", topic)
                .addValue("key", key)
                .addValue("cause", cause)
                .addValue("type", type)
                .addValue("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .addValue("until", until == null ? null : until.atOffset(ZoneOffset.UTC));
    }
}
