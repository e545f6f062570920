package io.tranche.loan.quote;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.schedule.BrokenPeriod;
import io.tranche.loan.schedule.DayCount;
import io.tranche.loan.schedule.Frequency;
import io.tranche.loan.schedule.InterestMethod;
import io.tranche.loan.schedule.Moratorium;
import io.tranche.loan.schedule.Rounding;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The loan that somebody thinks of. */
record QuoteRequest(
        @NotNull
        @Schema(
                type = "string",
                example = "100000.00",
                description = "A number or text; up to 100,000,000,000, with the decimals of the currency")
        BigDecimal principalAmount,

        @NotNull @Schema(example = "12", description = "As many months as make at most 600 installments")
        Integer tenureMonths,

        @NotNull
        @Schema(type = "string", example = "12.00", description = "Percent a year, from 0 to 200, two decimals")
        BigDecimal interestRate,

        @Schema(defaultValue = "REDUCING_BALANCE") @Nullable InterestMethod interestMethod,

        @Schema(
                defaultValue = "THIRTY_360",
                description = "With THIRTY_360 all periods are equal: a twelfth, a 26th or a 52nd of a year")
        @Nullable
        DayCount dayCount,

        @Schema(defaultValue = "MONTHLY") @Nullable Frequency frequency,

        @Schema(defaultValue = "HALF_EVEN", description = "To the minor unit of the currency") @Nullable
        Rounding rounding,

        @Schema(defaultValue = "INR", example = "INR", description = "ISO 4217") @Nullable
        String currency,

        @Schema(description = "The day interest begins; today if not given", example = "2026-01-20") @Nullable
        LocalDate disbursementDate,

        @Schema(description = "Within a year; one period after the payout if not given", example = "2026-02-20")
        @Nullable
        LocalDate firstDueDate,

        @Schema(defaultValue = "FIRST_INSTALLMENT", description = "Where the interest of a long first period goes")
        @Nullable
        BrokenPeriod brokenPeriod,

        @Schema(
                defaultValue = "0",
                example = "0",
                description = "The first installments, up to 24, that repay no principal; part of the tenure")
        @Nullable
        Integer moratoriumInstallments,

        @Schema(defaultValue = "INTEREST_ONLY") Moratorium.@Nullable Kind moratoriumInterest,

        @Schema(
                type = "string",
                defaultValue = "0",
                example = "400.00",
                description = "All charges beside interest; taken from what is paid out")
        @Nullable
        BigDecimal fees) {}
