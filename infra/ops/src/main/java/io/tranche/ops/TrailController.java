package io.tranche.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.messaging.trail.EventTrail;
import io.tranche.messaging.trail.Trail;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@OpsController
class TrailController {

    private final Trail trail;

    TrailController(Trail trail) {
        this.trail = trail;
    }

    @Operation(
            summary = "What this service knows of events",
            description = "Their rows in its outbox, what its consumers made of them, and what it did because of them.")
    @GetMapping("/trail")
    List<EventTrail> trail(
            @RequestParam(name = "event_id") @Size(min = 1, max = Trail.EVENTS_MAX) List<UUID> eventIds) {
        return trail.of(eventIds);
    }
}
