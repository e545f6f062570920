package io.tranche.loan.dayend;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.dayend.DayEndRuns.Phase;
import io.tranche.web.request.Keyset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What single loans and borrowers have missed, for admins and for people on call. */
@RestController
@RequestMapping("/api/day_end/skipped")
@PreAuthorize("hasAnyRole('ADMIN', 'OPS')")
class SkippedController {

    private final MissingEnds missing;
    private final CatchUp catchUp;
    private final DayEndMetrics metrics;

    SkippedController(MissingEnds missing, CatchUp catchUp, DayEndMetrics metrics) {
        this.missing = missing;
        this.catchUp = catchUp;
        this.metrics = metrics;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SkippedView(
            @Schema(example = "1") long id,
            @Schema(example = "2026-01-20") LocalDate businessDate,
            @Nullable Long loanId,
            long borrowerId,

            @Schema(description = "Why it failed; absent if it waits because an earlier day of the borrower is missing")
            @Nullable
            String cause,

            int attempts,
            Instant skippedAt,
            @Nullable Instant triedAt) {

        static SkippedView of(SkippedEnd end) {
            return new SkippedView(
                    end.id(),
                    end.day(),
                    end.phase() == Phase.LOANS ? end.subjectId() : null,
                    end.borrowerId(),
                    end.cause(),
                    end.attempts(),
                    end.skippedAt(),
                    end.triedAt());
        }
    }

    record Retried(
            @Schema(example = "3", description = "Ends of days that have been caught up with")
            int caughtUp,

            @Schema(description = "Loans and borrowers that still fail")
            int failing) {}

    @Operation(
            summary = "Ends of days that single loans or borrowers have missed, newest first",
            description = "`limit` of them, 50 if not given. One without `loan_id` is about the class of the borrower.")
    @GetMapping
    ResponseEntity<List<SkippedView>> skipped(Keyset page) {
        return page.answer(missing.list(page).stream().map(SkippedView::of).toList(), SkippedView::id);
    }

    @Operation(
            summary = "Catch up with them, now",
            description =
                    "Otherwise tried before the next day is closed. Each is ended as it would have been in time: what was unpaid "
                            + "then is charged for. Nothing happens to those that fail again.")
    @PostMapping("/retry")
    Retried retry() {
        int caughtUp = catchUp.run();
        metrics.measure();
        return new Retried(caughtUp, missing.subjects());
    }
}
