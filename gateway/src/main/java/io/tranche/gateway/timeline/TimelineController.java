package io.tranche.gateway.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TimelineController {

    private final LoanTimelines timelines;

    TimelineController(LoanTimelines timelines) {
        this.timelines = timelines;
    }

    @Operation(summary = "All that the services know of a loan, oldest first, for people on call")
    @GetMapping("/api/ops/timeline/loans/{id}")
    @PreAuthorize("hasRole('OPS')")
    LoanTimeline ofLoan(
            @PathVariable long id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        return timelines.of(id, authorization);
    }
}
