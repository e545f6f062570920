package io.tranche.ledger.shadow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.Operations;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rebuilt journal, for people on call. Its operation is stopped and resumed like every other one. */
@RestController
@RequestMapping("/api/ops/ledger/shadow")
@PreAuthorize("hasRole('OPS')")
class ShadowController {

    private static final String NO_LONGER_NEEDED = "no longer needed";

    private final ShadowOperations shadow;
    private final Shadows shadows;
    private final Operations operations;

    ShadowController(ShadowOperations shadow, Shadows shadows, Operations operations) {
        this.shadow = shadow;
        this.shadows = shadows;
        this.operations = operations;
    }

    @Schema(example = "{\"reason\": \"to compare the books\"}")
    record ShadowReason(@NotBlank @Size(max = 1000) String reason) {}

    @Operation(
            summary = "Rebuild the journal beside the live one, and compare the two",
            description = "202, with its operation. Refusals: conflict (409) while an earlier one is still there.")
    @PostMapping
    ResponseEntity<ShadowView.Started> start(Caller caller, @Valid @RequestBody ShadowReason why) {
        var operation = shadow.start(requester(caller, why.reason()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/ops/ledger/operations/" + operation.id()))
                .body(ShadowView.Started.of(operation));
    }

    @Operation(summary = "How far the latest rebuild is, and what the comparison found")
    @GetMapping
    ShadowView show() {
        Rebuild latest = latest();
        return ShadowView.of(latest, operations.get(latest.operationId()));
    }

    @Operation(
            summary = "Where the rebuilt journal differs from the live one",
            description = "In pages: `after` is the last id of the page before.")
    @GetMapping("/differences")
    List<Difference> differences(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        return shadows.differences(latest().operationId(), after, limit);
    }

    @Operation(
            summary = "Drop the tables of the shadow; what was found stays",
            description =
                    "One that is kept as evidence only with `kept=true` and a reason. Refusals: shadow_kept (409), "
                            + "conflict (409) while it is being rebuilt.")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean kept,
            @RequestParam(defaultValue = "") @Size(max = 1000) String reason) {
        if (kept && reason.isBlank()) {
            throw Refusal.invalid(new InvalidField("reason", "must say why evidence is dropped"));
        }
        shadow.drop(requester(caller, reason.isBlank() ? NO_LONGER_NEEDED : reason), kept);
    }

    @Operation(summary = "Keep the shadow as evidence")
    @PostMapping("/keep")
    ShadowView keep(Caller caller, @Valid @RequestBody ShadowReason why) {
        shadow.keep(requester(caller, why.reason()));
        return show();
    }

    private Rebuild latest() {
        return shadows.latest().orElseThrow(() -> Refusal.notFound("Shadow"));
    }

    private static Requester requester(Caller caller, String reason) {
        return new Requester("user:" + caller.userId(), reason);
    }
}
