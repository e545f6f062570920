package io.tranche.loan.dayend;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.request.Prefer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets time pass where nobody's money is at stake. */
@RestController
@Profile({"demo", "test"})
class AdvanceController {

    private static final URI TODAY = URI.create("/api/business_date");
    private static final int DAYS_MAX = 366;
    private static final int MONTHS_MAX = 12;

    private final DayEndTimer timer;
    private final BusinessDates dates;

    AdvanceController(DayEndTimer timer, BusinessDates dates) {
        this.timer = timer;
        this.dates = dates;
    }

    /** One of them. */
    record AdvanceRequest(
            @Positive @Max(DAYS_MAX) @Nullable Integer days,

            @Schema(example = "1") @Positive @Max(MONTHS_MAX) @Nullable
            Integer months,

            @Nullable LocalDate to) {

        LocalDate end(LocalDate today) {
            if (Stream.of(days, months, to).filter(Objects::nonNull).count() != 1) {
                throw Refusal.invalid(new InvalidField("days", "or months or to: one of them"));
            }
            LocalDate end = to != null ? to : today.plusMonths(or0(months)).plusDays(or0(days));
            if (!end.isAfter(today) || end.isAfter(today.plusDays(DAYS_MAX))) {
                throw Refusal.invalid(
                        new InvalidField("to", "must be after %s, by %d days at most".formatted(today, DAYS_MAX)));
            }
            return end;
        }

        private static int or0(@Nullable Integer amount) {
            return amount == null ? 0 : amount;
        }
    }

    record Advanced(
            @Schema(description = "The day that is open", example = "2026-02-20")
            LocalDate today,

            @Schema(description = "The day that was asked for", example = "2026-02-20")
            LocalDate to) {}

    @Operation(
            summary = "Move on by `days`, by `months` or `to` a date, for admins of a demo platform",
            description = """
                    Every day in between is closed in order. If that takes longer than the caller waits, the answer is 202 and it goes on; \
                    the business date tells how far it has come. Refusal: invalid_request (400) unless one of them is given, a year \
                    away at most.""")
    @PostMapping("/api/business_date/advance")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<Advanced> advance(@Valid @RequestBody AdvanceRequest request, Prefer prefer) {
        LocalDate end = request.end(dates.today());
        // Of the copy: what is complete before it has begun is never begun.
        var unused = timer.moveTo(end)
                .copy()
                .completeOnTimeout(end, prefer.waitMax().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        Advanced advanced = new Advanced(dates.today(), end);
        return advanced.today.isBefore(end)
                ? ResponseEntity.accepted().location(TODAY).body(advanced)
                : ResponseEntity.ok(advanced);
    }
}
