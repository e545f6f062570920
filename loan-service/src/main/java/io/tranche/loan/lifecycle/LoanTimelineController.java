package io.tranche.loan.lifecycle;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.messaging.saga.RecordedStep;
import io.tranche.messaging.saga.SagaTimeline;
import io.tranche.messaging.trail.Trail;
import io.tranche.web.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A loan as people on call follow it: every step of its sagas, and the events by which to ask the other services. */
@RestController
@PreAuthorize("hasRole('OPS')")
class LoanTimelineController {

    private static final int STEPS_MAX = 1_000;
    private static final int EVENTS_MAX = 500;

    private final Loans loans;
    private final SagaTimeline timeline;
    private final Trail trail;

    LoanTimelineController(Loans loans, SagaTimeline timeline, Trail trail) {
        this.loans = loans;
        this.timeline = timeline;
        this.trail = trail;
    }

    /** @param eventIds of what was written about the loan and of what was heard, the latest if there are very many */
    record LoanTimeline(long loanId, LoanStatus status, List<StepView> steps, List<UUID> eventIds) {}

    @Operation(
            summary = "Every step of a loan's sagas, and the events by which to ask the other services",
            description = "`/api/ops/timeline/loans/{id}` asks them.")
    @GetMapping("/api/ops/loan/loans/{id}/timeline")
    LoanTimeline timeline(@PathVariable long id) {
        Loan loan = loans.find(new LoanId(id)).orElseThrow(() -> Refusal.notFound("Loan"));
        List<RecordedStep> steps = timeline.of(loan.id().key(), STEPS_MAX);
        Stream<UUID> heard = steps.stream().flatMap(step -> Stream.ofNullable(step.eventId()));
        Stream<UUID> written = trail.writtenUnder(loan.id().key(), EVENTS_MAX).stream();
        return new LoanTimeline(
                id,
                loan.status(),
                steps.stream().map(StepView::of).toList(),
                Stream.concat(heard, written)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .limit(EVENTS_MAX)
                        .toList());
    }
}
