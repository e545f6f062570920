package io.tranche.relay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.relay.RelayView.SlotView;
import io.tranche.relay.lease.LeaseHolder;
import io.tranche.relay.lease.Leases;
import io.tranche.relay.proof.ProofRange;
import io.tranche.relay.proof.VerificationRecord;
import io.tranche.relay.proof.VerificationRunning;
import io.tranche.relay.proof.VerificationRuns;
import io.tranche.relay.repair.Repairs;
import io.tranche.relay.repair.Slot;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What the relay tells those on call. Any relay answers, also one that stands by. */
@RestController
@RequestMapping("/api/ops/relay")
@PreAuthorize("hasRole('OPS')")
class OpsController {

    private static final int REPAIRS_MAX = 200;

    private final Relay relay;
    private final Leases leases;
    private final Slot slot;
    private final Backlog backlog;
    private final VerificationRuns verifications;
    private final Repairs repairs;
    private final JsonMapper json;

    OpsController(
            Relay relay,
            Leases leases,
            Slot slot,
            Backlog backlog,
            VerificationRuns verifications,
            Repairs repairs,
            JsonMapper json) {
        this.relay = relay;
        this.leases = leases;
        this.slot = slot;
        this.backlog = backlog;
        this.verifications = verifications;
        this.repairs = repairs;
        this.json = json;
    }

    @Operation(summary = "Who relays, since when, and how far the slot is behind")
    @GetMapping("/state")
    RelayView state() {
        Optional<LeaseHolder> leader = leases.holder();
        return new RelayView(
                leader.map(LeaseHolder::name).orElse(null),
                leader.map(LeaseHolder::held).orElse(false),
                leader.map(LeaseHolder::epoch).orElse(0L),
                leader.map(LeaseHolder::since).orElse(null),
                new SlotView(Slot.NAME, slot.word(), slot.lagBytes()),
                relay.name(),
                relay.state(),
                relay.lastFailure());
    }

    @Operation(summary = "What each outbox holds that is not relayed yet")
    @GetMapping("/outboxes")
    List<WaitingRows> outboxes() {
        return backlog.waiting();
    }

    @Operation(
            summary = "Prove that every event of the outboxes is in its topic",
            description = "Takes minutes or hours: 202, with where to look. Refusals: verification_running (409).")
    @PostMapping("/verify")
    ResponseEntity<VerificationView> verify(
            Caller caller, @RequestBody(required = false) @Nullable VerifyRequest request) {
        VerifyRequest asked = request == null ? new VerifyRequest(null, null) : request;
        try {
            VerificationRecord begun = verifications.start(asked.range(Instant.now()), "user:" + caller.userId());
            return ResponseEntity.accepted()
                    .location(URI.create("/api/ops/relay/verifications/" + begun.id()))
                    .body(VerificationView.of(begun, json));
        } catch (VerificationRunning running) {
            throw new Refusal(HttpStatus.CONFLICT, "verification_running", String.valueOf(running.getMessage()));
        }
    }

    @Operation(summary = "How far a proof is, and what it says when it is taken")
    @GetMapping("/verifications/{id}")
    VerificationView verification(@PathVariable long id) {
        return verifications
                .find(id)
                .map(found -> VerificationView.of(found, json))
                .orElseThrow(() -> Refusal.notFound("Verification"));
    }

    @Operation(summary = "What was sent again because it was missing, newest first")
    @GetMapping("/repairs")
    List<RepairView> repairs(@RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > REPAIRS_MAX) {
            throw Refusal.invalid(new InvalidField("limit", "must be between 1 and " + REPAIRS_MAX));
        }
        return repairs.newestFirst(limit).stream()
                .map(repair -> RepairView.of(repair, json))
                .toList();
    }

    /**
     * @param since inclusive; null for all that the outboxes hold
     * @param until exclusive; null for now
     */
    @Schema(example = """
            {"since": "2026-01-20T10:00:00Z", "until": "2026-01-20T11:00:00Z"}""")
    record VerifyRequest(@Nullable Instant since, @Nullable Instant until) {

        ProofRange range(Instant now) {
            Instant end = until == null ? now : until;
            if (since != null && !since.isBefore(end)) {
                throw Refusal.invalid(new InvalidField("since", "must be before until"));
            }
            return new ProofRange(since, end, Set.of());
        }
    }
}
