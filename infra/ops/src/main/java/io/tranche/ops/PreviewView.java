package io.tranche.ops;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.dryrun.Previewed;
import io.tranche.messaging.dryrun.RowChange;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an event.
 *
 * @param id of the parked event; null in a replay
 * @param verdict {@code will_apply}, {@code already_applied}, {@code would_fail} or {@code waits}
 */
record PreviewView(
        @Nullable Long id,
        UUID eventId,
        @Nullable String type,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String verdict,
        @Nullable String error,
        List<Change> changes) {

    /** A row before and after. */
    record Change(
            String table,
            String action,
            @JsonRawValue @Schema(type = "object") @Nullable String before,
            @JsonRawValue @Schema(type = "object") @Nullable String after) {

        static Change of(RowChange change) {
            return new Change(change.table(), change.action(), change.before(), change.after());
        }
    }

    static PreviewView of(Previewed event) {
        return new PreviewView(
                event.parkedId(),
                event.eventId(),
                event.type(),
                event.place().topic(),
                event.place().partition(),
                event.place().offset(),
                event.place().key(),
                event.verdict().name().toLowerCase(Locale.ROOT),
                event.error(),
                event.changes().stream().map(Change::of).toList());
    }
}
