package io.tranche.loan.schedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a loan: its due dates, and the part of a year that interest is reckoned for until each of them.
 *
 * @param first how long the first period really is, in regular ones
 * @param upFrontYears of the first period, what interest is taken for at the payout
 */
record Periods(List<Period> all, BigDecimal first, BigDecimal upFrontYears) {

    /**
     * @param levelYears what the equal amount is reckoned with
     * @param interestYears what interest falls due for
     */
    record Period(LocalDate due, BigDecimal levelYears, BigDecimal interestYears) {}

    Periods {
        all = List.copyOf(all);
    }

    static Periods of(Terms terms, Beginning beginning) {
        Dates dates = Dates.of(terms.conventions().frequency(), beginning);
        Conventions conventions = terms.conventions();
        List<Period> all = new ArrayList<>(terms.installments());
        for (int number = 1; number <= terms.installments(); number++) {
            BigDecimal years = regularYears(dates, number, conventions);
            all.add(new Period(dates.due(number), years, years));
        }
        Period regular = all.getFirst();
        BigDecimal broken = brokenYears(beginning.paidOut(), dates, conventions);
        BigDecimal real = regular.levelYears().add(broken);
        boolean upFront = beginning.brokenPeriod() == BrokenPeriod.UP_FRONT && broken.signum() > 0;
        all.set(
                0,
                new Period(
                        regular.due(),
                        beginning.brokenPeriod() == BrokenPeriod.SPREAD ? real : regular.levelYears(),
                        upFront ? regular.levelYears() : real));
        return new Periods(all, Precise.divide(real, regular.levelYears()), upFront ? broken : BigDecimal.ZERO);
    }

    /** How much longer than a regular one the first period is; negative if it is shorter. */
    private static BigDecimal brokenYears(LocalDate paidOut, Dates dates, Conventions conventions) {
        DayCount dayCount = conventions.dayCount();
        if (!paidOut.isAfter(dates.due(0))) {
            return dayCount.yearsBetween(paidOut, dates.due(0));
        }
        BigDecimal regular = regularYears(dates, 1, conventions);
        return dayCount.yearsBetween(paidOut, dates.due(1)).min(regular).subtract(regular);
    }

    private static BigDecimal regularYears(Dates dates, int number, Conventions conventions) {
        return conventions.dayCount().yearsOfPeriod(conventions.frequency(), dates.due(number - 1), dates.due(number));
    }

    /** Due dates are counted from one day, which a first due date of its own replaces. */
    private record Dates(Frequency frequency, LocalDate anchor, int anchorNumber) {

        static Dates of(Frequency frequency, Beginning beginning) {
            LocalDate regular = frequency.later(beginning.paidOut(), 1);
            @Nullable LocalDate firstDue = beginning.firstDue();
            return firstDue == null || firstDue.equals(regular)
                    ? new Dates(frequency, beginning.paidOut(), 0)
                    : new Dates(frequency, firstDue, 1);
        }

        LocalDate due(int number) {
            return frequency.later(anchor, number - anchorNumber);
        }
    }
}
