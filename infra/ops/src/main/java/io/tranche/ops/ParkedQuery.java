package io.tranche.ops;

import io.tranche.messaging.parking.ParkedFilter;
import io.tranche.messaging.parking.ParkedState;
import io.tranche.messaging.parking.Selection;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.request.Keyset;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which parked events are listed, as the address says it.
 *
 * @param cause fingerprint of the error
 * @param state several with commas between; without, those that are open
 */
record ParkedQuery(
        @Nullable String consumer,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String cause,
        @Nullable String type,
        @Nullable String state,
        @Nullable String since,
        @Nullable String until) {

    ParkedFilter filter(Keyset page) {
        Selection selection = new Selection(
                null, consumer, topic, key, cause, type, instant("since", since), instant("until", until), false);
        return new ParkedFilter(selection, states(), page.before(), page.fetchSize());
    }

    private Set<ParkedState> states() {
        if (state == null || state.isBlank()) {
            return Set.of();
        }
        try {
            return Arrays.stream(state.split(",", -1))
                    .map(name -> ParkedState.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid(
                    new InvalidField("state", "must be some of " + Arrays.toString(ParkedState.values())));
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(new InvalidField(name, "must be a time like 2026-01-20T10:00:00Z"));
        }
    }
}
