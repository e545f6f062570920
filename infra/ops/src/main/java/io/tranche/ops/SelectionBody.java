package io.tranche.ops;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.parking.Selection;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parked events are meant: by ids, by what they are, or all. Nothing is not all.
 *
 * @param unknown what is misspelt must not widen the selection, so it is refused
 */
record SelectionBody(
        @Nullable List<Long> ids,
        @Nullable String consumer,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String cause,
        @Nullable String type,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Boolean all,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {

    /** Refuses an empty one. */
    Selection meant() {
        if (unknown != null && !unknown.isEmpty()) {
            throw Refusal.invalid(unknown.keySet().stream()
                    .map(name -> new InvalidField("selection." + name, "is not known"))
                    .toArray(InvalidField[]::new));
        }
        Selection selection =
                new Selection(ids, consumer, topic, key, cause, type, since, until, Boolean.TRUE.equals(all));
        selection.requireMeant();
        return selection;
    }
}
