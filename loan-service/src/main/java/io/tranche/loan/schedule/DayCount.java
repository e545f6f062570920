package io.tranche.loan.schedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Which part of a year lies between two dates, the later one excluded. */
public enum DayCount {
    /** Every month has 30 days and every year 360: "30/360, Bond Basis" of the 2006 ISDA Definitions, section 4.16(f). */
    THIRTY_360 {
        @Override
        BigDecimal yearsBetween(LocalDate from, LocalDate to) {
            int fromDay = Math.min(from.getDayOfMonth(), 30);
            int toDay = fromDay == 30 ? Math.min(to.getDayOfMonth(), 30) : to.getDayOfMonth();
            long months = 12L * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
            return parts(30 * months + toDay - fromDay, 360);
        }

        @Override
        BigDecimal yearsOfPeriod(Frequency frequency, LocalDate from, LocalDate to) {
            return Precise.divide(BigDecimal.ONE, frequency.periodsPerYear());
        }
    },
    /** The days there are, in years of 365: "Actual/365 (Fixed)", section 4.16(d). */
    ACTUAL_365 {
        @Override
        BigDecimal yearsBetween(LocalDate from, LocalDate to) {
            return parts(ChronoUnit.DAYS.between(from, to), 365);
        }
    },
    /** The days in leap years by 366, the others by 365: "Actual/Actual (ISDA)", section 4.16(b). */
    ACTUAL_ACTUAL {
        @Override
        BigDecimal yearsBetween(LocalDate from, LocalDate to) {
            if (from.getYear() == to.getYear()) {
                return parts(ChronoUnit.DAYS.between(from, to), from.lengthOfYear());
            }
            LocalDate newYearAfter = LocalDate.of(from.getYear() + 1, 1, 1);
            LocalDate newYearBefore = LocalDate.of(to.getYear(), 1, 1);
            return parts(ChronoUnit.DAYS.between(from, newYearAfter), from.lengthOfYear())
                    .add(BigDecimal.valueOf(to.getYear() - newYearAfter.getYear()))
                    .add(parts(ChronoUnit.DAYS.between(newYearBefore, to), to.lengthOfYear()));
        }
    };

    /** Not negative; {@code to} is not before {@code from}. */
    abstract BigDecimal yearsBetween(LocalDate from, LocalDate to);

    /** The same for a regular period; where months are alike, all periods are. */
    BigDecimal yearsOfPeriod(Frequency frequency, LocalDate from, LocalDate to) {
        return yearsBetween(from, to);
    }

    private static BigDecimal parts(long days, int daysOfYear) {
        return Precise.divide(BigDecimal.valueOf(days), daysOfYear);
    }
}
