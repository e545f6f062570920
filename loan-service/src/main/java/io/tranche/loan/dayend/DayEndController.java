package io.tranche.loan.dayend;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.dayend.DayEndRuns.Phase;
import io.tranche.loan.dayend.DayEndRuns.Run;
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

/** Day ends, for admins and for people on call. */
@RestController
@RequestMapping("/api/day_end")
@PreAuthorize("hasAnyRole('ADMIN', 'OPS')")
class DayEndController {

    private final DayEndRuns runs;
    private final DayEndTimer timer;
    private final BusinessDates dates;

    DayEndController(DayEndRuns runs, DayEndTimer timer, BusinessDates dates) {
        this.runs = runs;
        this.timer = timer;
        this.dates = dates;
    }

    @Schema(example = """
            {"business_date": "2026-02-20", "phase": "CLOSED", "overdue": 3, "cleared": 1, "charged": 12, "defaulted": 0,
             "written_off": 0, "reminded": 9, "classified": 2, "skipped": 0, "started_at": "2026-02-20T18:30:00.412Z", "closed_at": "2026-02-20T18:30:00.630Z"}""")
    record RunView(
            LocalDate businessDate,
            Phase phase,

            @Schema(description = "Loans of which something became overdue")
            int overdue,

            @Schema(description = "Loans whose arrears were paid")
            int cleared,

            @Schema(description = "Loans whose penalty grew")
            int charged,

            int defaulted,
            int writtenOff,

            @Schema(description = "Reminders issued") int reminded,

            @Schema(description = "Borrowers who count as something else now")
            int classified,

            @Schema(description = "Loans and borrowers that failed and are still missing this end")
            int skipped,

            Instant startedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant closedAt) {

        static RunView of(Run run) {
            return new RunView(
                    run.day(),
                    run.phase(),
                    run.tally().overdue(),
                    run.tally().cleared(),
                    run.tally().charged(),
                    run.tally().defaulted(),
                    run.tally().writtenOff(),
                    run.tally().reminded(),
                    run.tally().classified(),
                    run.skipped(),
                    run.startedAt(),
                    run.closedAt());
        }
    }

    record Started(
            @Schema(description = "The day that is open", example = "2026-02-21")
            LocalDate today) {}

    @Operation(
            summary = "The latest day ends, newest first",
            description = "`limit` of them, 50 if not given. A day counts as its number since 1970-01-01 in `before`.")
    @GetMapping("/runs")
    ResponseEntity<List<RunView>> runs(Keyset page) {
        return page.answer(
                runs.latest(page).stream().map(RunView::of).toList(),
                run -> run.businessDate().toEpochDay());
    }

    @Operation(
            summary = "Close the days that are over, now",
            description = "Otherwise done within a minute of midnight. Does not wait for the end; does nothing when no "
                    + "day is over, or somebody is at it already.")
    @PostMapping("/run")
    ResponseEntity<Started> run() {
        timer.lookNow();
        return ResponseEntity.accepted().body(new Started(dates.today()));
    }
}
