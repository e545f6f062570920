package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.loan.lifecycle.LoanDetails;
import io.tranche.loan.repayment.FormerSchedules.FormerSchedule;
import io.tranche.web.Caller;
import io.tranche.web.request.Keyset;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was agreed before it was changed. */
@RestController
class FormerScheduleController {

    private final LoanDetails details;
    private final FormerSchedules schedules;

    FormerScheduleController(LoanDetails details, FormerSchedules schedules) {
        this.details = details;
        this.schedules = schedules;
    }

    @Operation(summary = "The former schedules of a loan", description = """
                    Those that a prepayment, a reversal or a back-dated payment has made anew, latest first; version 1 is what was \
                    agreed at the payout. The schedule of now is at `/api/loans/{id}/schedule`.""")
    @GetMapping("/api/loans/{id}/schedules")
    ResponseEntity<List<FormerSchedule>> list(Caller caller, @PathVariable long id, Keyset page) {
        return page.answer(schedules.of(details.visible(caller, id), page), FormerSchedule::version);
    }
}
