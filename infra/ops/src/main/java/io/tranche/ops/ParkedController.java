package io.tranche.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.parking.ParkedCause;
import io.tranche.messaging.parking.ParkedQueries;
import io.tranche.messaging.parking.ParkedRepairs;
import io.tranche.web.Caller;
import io.tranche.web.request.Keyset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@OpsController
@RequestMapping("/parked")
class ParkedController {

    private final ParkedQueries queries;
    private final ParkedRepairs repairs;

    ParkedController(ParkedQueries queries, ParkedRepairs repairs) {
        this.queries = queries;
        this.repairs = repairs;
    }

    @Operation(summary = "Events that could not be applied, or wait behind one, newest first")
    @GetMapping
    ResponseEntity<List<ParkedView>> parked(@ParameterObject ParkedQuery query, Keyset page) {
        List<ParkedView> fetched =
                queries.list(query.filter(page)).stream().map(ParkedView::of).toList();
        return page.answer(fetched, ParkedView::id);
    }

    @Operation(summary = "Open failures, grouped by cause")
    @GetMapping("/causes")
    List<ParkedCause> causes() {
        return queries.causes();
    }

    @Operation(summary = "One event, whole")
    @GetMapping("/{id}")
    ParkedContentView content(@PathVariable long id) {
        return ParkedContentView.of(queries.get(id));
    }

    @Operation(
            summary = "Give it another payload",
            description = "The original stays beside it; a redrive applies the last one given. "
                    + "Refusals: conflict (409) if it is not open.")
    @PostMapping("/{id}/edit")
    ParkedContentView edit(@PathVariable long id, @Valid @RequestBody Edit edit, Caller caller) {
        byte[] payload = edit.payload().getBytes(StandardCharsets.UTF_8);
        return ParkedContentView.of(repairs.edit(id, payload, Requesters.of(caller, edit.reason())));
    }

    @Operation(
            summary = "Give events up for good",
            description = "What waits behind them goes on with the next redrive. At most 1,000 at once. "
                    + "Refusals: too_many_selected (409) if more are meant; then nothing is discarded.")
    @PostMapping("/discard")
    Discarded discard(@Valid @RequestBody Discard discard, Caller caller) {
        List<Long> ids = repairs.discard(discard.selection().meant(), Requesters.of(caller, discard.reason()));
        return new Discarded(ids.size(), ids);
    }

    @Schema(example = """
            {"payload": "{\\"user_id\\": 7, \\"role\\": \\"USER\\"}", "reason": "the payload was cut off"}""")
    record Edit(
            @NotNull String payload,
            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(example = """
            {"selection": {"ids": [12, 13]}, "reason": "written by a test"}""")
    record Discard(
            @NotNull SelectionBody selection,
            @NotBlank @Size(max = 1000) String reason) {}

    record Discarded(int discarded, List<Long> ids) {}
}
