package io.tranche.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.parking.Selection;
import io.tranche.messaging.redrive.RedriveReport;
import io.tranche.messaging.redrive.RedriveRequest;
import io.tranche.messaging.redrive.Redrives;
import io.tranche.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@OpsController
@RequestMapping("/redrives")
class RedrivesController {

    private final Redrives redrives;
    private final StartedOperations started;

    RedrivesController(Redrives redrives, StartedOperations started) {
        this.redrives = redrives;
        this.started = started;
    }

    @Operation(
            summary = "What would become of parked events, with the rows that would change; nothing is changed",
            description =
                    "Oldest first, at most 500 and no more than it can try in 3 s; then `complete` is false. Live events that "
                            + "need the same rows wait until it ends, 5 s at most. Refusals: conflict (409) if it had to wait too long.")
    @PostMapping("/preview")
    Foreseen preview(@Valid @RequestBody Selected body) {
        return Foreseen.of(redrives.preview(body.selection().meant()));
    }

    @Operation(
            summary = "Hand parked events to their consumers again",
            description = "In order per key; stops by itself after `failures_max` failures.")
    @PostMapping
    ResponseEntity<OperationView> start(@Valid @RequestBody Start body, Caller caller) {
        return started.answer(redrives.start(body.request(), Requesters.of(caller, body.reason())));
    }

    @Schema(example = """
            {"selection": {"cause": "3f1c2a90"}}""")
    record Selected(@NotNull SelectionBody selection) {}

    /** @param complete false if more may be selected than a dry run looks at */
    record Foreseen(boolean complete, List<PreviewView> events) {

        static Foreseen of(RedriveReport report) {
            return new Foreseen(
                    report.complete(),
                    report.events().stream().map(PreviewView::of).toList());
        }
    }

    @Schema(example = """
            {"selection": {"cause": "3f1c2a90"}, "per_second": 100, "failures_max": 10, "reason": "fixed in release 1.4.2"}""")
    record Start(
            @NotNull SelectionBody selection,
            @Nullable Integer perSecond,
            @Nullable Integer failuresMax,
            @NotBlank @Size(max = 1000) String reason) {

        RedriveRequest request() {
            Selection meant = selection.meant();
            RedriveRequest usual = RedriveRequest.of(meant);
            return new RedriveRequest(
                    meant,
                    Objects.requireNonNullElse(perSecond, usual.perSecond()),
                    Objects.requireNonNullElse(failuresMax, usual.failuresMax()));
        }
    }
}
