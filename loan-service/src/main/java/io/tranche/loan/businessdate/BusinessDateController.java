package io.tranche.loan.businessdate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what day it is. */
@RestController
class BusinessDateController {

    private final BusinessDates dates;
    private final LendingCalendar calendar;

    BusinessDateController(BusinessDates dates, LendingCalendar calendar) {
        this.dates = dates;
        this.calendar = calendar;
    }

    record BusinessDateView(
            @Schema(example = "2026-01-20") LocalDate today,

            @Schema(type = "string", example = "Asia/Kolkata")
            ZoneId zone) {}

    @Operation(summary = "The day that is open, for admins and people on call")
    @GetMapping("/api/business_date")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPS')")
    BusinessDateView get() {
        return new BusinessDateView(dates.today(), calendar.zone());
    }
}
