package io.tranche.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.operation.OperationFilter;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.web.Caller;
import io.tranche.web.request.Keyset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@OpsController
@RequestMapping("/operations")
class OperationsController {

    private final Operations operations;

    OperationsController(Operations operations) {
        this.operations = operations;
    }

    @Operation(summary = "Redrives, replays and rebuilds, newest first")
    @GetMapping
    ResponseEntity<List<OperationView>> operations(
            @RequestParam @Nullable OperationState state, @RequestParam @Nullable String kind, Keyset page) {
        List<OperationView> fetched =
                operations.list(new OperationFilter(state, kind, page.before(), page.fetchSize())).stream()
                        .map(OperationView::of)
                        .toList();
        return page.answer(fetched, OperationView::id);
    }

    @Operation(summary = "One operation and how far it is")
    @GetMapping("/{id}")
    OperationView operation(@PathVariable long id) {
        return OperationView.of(operations.get(id));
    }

    @Operation(summary = "What it did with single events, in order")
    @GetMapping("/{id}/results")
    List<ResultView> results(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") @PositiveOrZero long after,
            @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        return operations.results(id, after, limit).stream().map(ResultView::of).toList();
    }

    @Operation(
            summary = "Stop it after its current step",
            description = "It can be resumed. Refusals: conflict (409) if it does not run.")
    @PostMapping("/{id}/stop")
    OperationView stop(
            @PathVariable long id, @Valid @RequestBody(required = false) @Nullable OperationReason why, Caller caller) {
        return OperationView.of(
                operations.stop(id, Requesters.of(caller, OperationReason.orDefault(why, "stopped by hand"))));
    }

    @Operation(
            summary = "Go on after the last step that was saved",
            description = "Refusals: conflict (409) if it runs, or is done.")
    @PostMapping("/{id}/resume")
    OperationView resume(
            @PathVariable long id, @Valid @RequestBody(required = false) @Nullable OperationReason why, Caller caller) {
        return OperationView.of(
                operations.resume(id, Requesters.of(caller, OperationReason.orDefault(why, "resumed by hand"))));
    }

    @Schema(example = "{\"reason\": \"the account is open now\"}")
    record OperationReason(@NotBlank @Size(max = 1000) String reason) {

        static String orDefault(@Nullable OperationReason why, String otherwise) {
            return why == null ? otherwise : why.reason();
        }
    }
}
