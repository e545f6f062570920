package io.tranche.gateway.timeline;

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

    @GetMapping("/api/ops/timeline/loans/{id}")
    @PreAuthorize("hasRole('OPS')")
    LoanTimeline ofLoan(@PathVariable long id, @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        return timelines.of(id, authorization);
    }
}
