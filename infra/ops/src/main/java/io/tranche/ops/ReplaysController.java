package io.tranche.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.messaging.dryrun.Verdict;
import io.tranche.messaging.replay.ReplayReport;
import io.tranche.messaging.replay.Replays;
import io.tranche.web.Caller;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@OpsController
@RequestMapping("/replays")
class ReplaysController {

    private final Replays replays;
    private final StartedOperations started;

    ReplaysController(Replays replays, StartedOperations started) {
        this.replays = replays;
        this.started = started;
    }

    @Operation(
            summary = "A dry run: what would become of each event, and which rows would change",
            description =
                    "Of the first 500 events, or those it can try in 3 s; then `complete` is false. Everything is rolled "
                            + "back. Live events that need the same rows wait until it ends, 5 s at most. "
                            + "Refusals: conflict (409) if it had to wait too long.")
    @PostMapping("/preview")
    Report preview(@Valid @RequestBody ReplayBody body) {
        return Report.of(replays.preview(body.request()));
    }

    @Operation(
            summary = "Hand a range of a topic to a consumer again",
            description =
                    "What was applied is skipped, what was lost is applied. It ends where the consumer stood when it "
                            + "began (its committed offsets); live consumption goes on.")
    @PostMapping
    ResponseEntity<OperationView> start(@Valid @RequestBody ReplayBody body, Caller caller) {
        return started.answer(replays.start(body.request(), Requesters.of(caller, body.reasonGiven())));
    }

    /** @param complete false if there was more than a dry run looks at */
    record Report(Map<String, Long> counts, boolean complete, List<PreviewView> events) {

        static Report of(ReplayReport report) {
            Map<String, Long> counts = new TreeMap<>();
            for (Verdict verdict : Verdict.values()) {
                counts.put(
                        verdict.name().toLowerCase(Locale.ROOT), report.counts().getOrDefault(verdict, 0L));
            }
            return new Report(
                    counts,
                    report.complete(),
                    report.events().stream().map(PreviewView::of).toList());
        }
    }
}
