package io.tranche.loan.quote;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.loan.schedule.AnnualPercentageRate;
import io.tranche.loan.schedule.Schedule;
import io.tranche.loan.schedule.ScheduledInstallment;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the loan would cost: the figures of a key facts statement. */
record Quote(
        @Schema(example = "INR") String currency,

        @Schema(
                example = "8884.88",
                description =
                        "The equal installment; the last one takes what rounding leaves, the first a broken period")
        Money emi,

        @Schema(example = "6618.53") Money totalInterest,

        @Schema(example = "106618.53", description = "Principal and interest; fees come on top")
        Money totalPayable,

        @Schema(example = "400.00") Money fees,

        @Schema(example = "99600.00", description = "What the borrower gets: principal less what is taken at once")
        Money netDisbursedAmount,

        @Schema(description = "Interest of a long first period that is taken at the payout")
        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Money upFrontInterest,

        @Schema(
                example = "12.76",
                description = "Annual percentage rate, all charges in: the internal rate of return per period of the "
                        + "installments before rounding, on the net disbursed amount, times the periods of a year")
        String apr,

        List<QuotedInstallment> schedule) {

    /** @param balance principal that is owed afterwards */
    record QuotedInstallment(
            @Schema(example = "1") int number,
            @Schema(example = "2026-02-20") LocalDate dueDate,
            @Schema(example = "8884.88") Money amount,
            @Schema(example = "7884.88") Money principal,
            @Schema(example = "1000.00") Money interest,
            @Schema(example = "92115.12") Money balance) {

        static QuotedInstallment of(ScheduledInstallment row) {
            return new QuotedInstallment(
                    row.number(), row.dueDate(), row.amount(), row.principal(), row.interest(), row.balance());
        }
    }

    /** @throws Refusal also where decades of interest are more than can be written down */
    static Quote of(ImaginedLoan loan) {
        try {
            return reckoned(loan);
        } catch (ArithmeticException tooLarge) {
            throw Refusal.invalid(new InvalidField("principal_amount", "comes to more than can be reckoned with"));
        }
    }

    private static Quote reckoned(ImaginedLoan loan) {
        Schedule schedule = Schedule.of(loan.terms(), loan.beginning());
        Money principal = loan.terms().principal();
        Money upFront = schedule.upFrontInterest();
        Money payable = schedule.total().plus(upFront);
        return new Quote(
                principal.currency().getCurrencyCode(),
                schedule.emi(),
                payable.minus(principal),
                payable,
                loan.fees(),
                principal.minus(loan.fees()).minus(upFront),
                upFront.isZero() ? null : upFront,
                cost(loan).toString(),
                schedule.installments().stream().map(QuotedInstallment::of).toList());
    }

    private static AnnualPercentageRate cost(ImaginedLoan loan) {
        return AnnualPercentageRate.of(loan.terms(), loan.beginning(), loan.fees())
                .orElseThrow(() -> Refusal.invalid(
                        new InvalidField("fees", "and up-front interest leave too little of the principal")));
    }
}
