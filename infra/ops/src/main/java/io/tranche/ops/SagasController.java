package io.tranche.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.saga.SagaRef;
import io.tranche.messaging.saga.SagaState;
import io.tranche.messaging.saga.Sagas;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@OpsController
@RequestMapping("/sagas")
class SagasController {

    private final Sagas sagas;
    private final SagaResolutions resolutions;

    SagasController(Sagas sagas, SagaResolutions resolutions) {
        this.sagas = sagas;
        this.resolutions = resolutions;
    }

    @Operation(summary = "Sagas that wait, are overdue, or could not be compensated, oldest first")
    @GetMapping
    List<SagaView> sagas(
            @RequestParam @Nullable String saga,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        return sagas.list(new Sagas.Filter(saga, parse(state)), limit).stream()
                .map(SagaView::of)
                .toList();
    }

    @Operation(
            summary = "Try a compensation that failed once more",
            description = "Refusals: conflict (409) if it has not failed.")
    @PostMapping("/{saga}/{id}/retry")
    Resolved retry(
            @PathVariable String saga, @PathVariable long id, @Valid @RequestBody ResolutionReason why, Caller caller) {
        resolutions.retry(new SagaRef(saga, id), Requesters.of(caller, why.reason()));
        return new Resolved(saga, id, "retried");
    }

    @Operation(
            summary = "End a saga although its compensation failed",
            description = "The ledger gets a balancing entry. Refusals: conflict (409) if it has not failed.")
    @PostMapping("/{saga}/{id}/force")
    Resolved force(
            @PathVariable String saga, @PathVariable long id, @Valid @RequestBody ResolutionReason why, Caller caller) {
        resolutions.force(new SagaRef(saga, id), Requesters.of(caller, why.reason()));
        return new Resolved(saga, id, "forced");
    }

    private static SagaState parse(String state) {
        try {
            return SagaState.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid(new InvalidField("state", "must be open, overdue or failed"));
        }
    }

    @Schema(example = "{\"reason\": \"wallet-service is back\"}")
    record ResolutionReason(@NotBlank @Size(max = 1000) String reason) {}

    record Resolved(String saga, long id, String result) {}
}
