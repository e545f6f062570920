package io.tranche.ops;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.replay.ReplayRequest;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records go to which consumer once more.
 *
 * @param reason needed to start, not for a dry run
 * @param unknown what is misspelt must not widen the range, so it is refused
 */
@Schema(example = """
        {"consumer": "posting", "topic": "tranche.wallet.events", "from_time": "2026-01-20T10:00:00Z",
         "to_time": "2026-01-20T11:00:00Z", "reason": "entries are missing"}""")
record ReplayBody(
        @NotBlank String consumer,
        @NotBlank String topic,
        @Nullable Set<Integer> partitions,
        @Nullable Long fromOffset,
        @Nullable Long toOffset,
        @Nullable Instant fromTime,
        @Nullable Instant toTime,
        @Nullable String key,
        @Nullable String type,
        @Size(max = 1000) @Nullable String reason,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {

    ReplayRequest request() {
        if (unknown != null && !unknown.isEmpty()) {
            throw Refusal.invalid(unknown.keySet().stream()
                    .map(name -> new InvalidField(name, "is not known"))
                    .toArray(InvalidField[]::new));
        }
        return new ReplayRequest(consumer, topic, partitions, fromOffset, toOffset, fromTime, toTime, key, type);
    }

    String reasonGiven() {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid(new InvalidField("reason", "must not be blank"));
        }
        return reason;
    }
}
