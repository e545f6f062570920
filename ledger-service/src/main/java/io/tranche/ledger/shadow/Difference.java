package io.tranche.ledger.shadow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the live journal and the rebuilt one say different things of an event.
 *
 * @param line of the entry; 0 for the entry itself
 * @param kind {@code MISSING} in the live journal, {@code EXTRA} in it, or {@code DIFFERENT}
 * @param parked the state of the event among the parked ones, which may explain it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Difference(
        long id,
        UUID sourceEventId,
        int line,
        String kind,
        @JsonRawValue @Schema(type = "object") @Nullable String live,
        @JsonRawValue @Schema(type = "object") @Nullable String rebuilt,
        @Nullable String parked) {}
