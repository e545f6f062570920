package io.tranche.loan.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How often an installment falls due. A year has 12 months, 26 fortnights or 52 weeks. */
public enum Frequency {
    MONTHLY(12, 1, ChronoUnit.MONTHS),
    FORTNIGHTLY(26, 2, ChronoUnit.WEEKS),
    WEEKLY(52, 1, ChronoUnit.WEEKS);

    private static final int MONTHS_A_YEAR = 12;

    private final int periodsPerYear;
    private final int unitsPerPeriod;
    private final ChronoUnit unit;

    Frequency(int periodsPerYear, int unitsPerPeriod, ChronoUnit unit) {
        this.periodsPerYear = periodsPerYear;
        this.unitsPerPeriod = unitsPerPeriod;
        this.unit = unit;
    }

    public int periodsPerYear() {
        return periodsPerYear;
    }

    /** How many whole periods fit into the tenure: 52 weeks into twelve months, four into one. */
    public int installmentsIn(int tenureMonths) {
        return Math.toIntExact((long) tenureMonths * periodsPerYear / MONTHS_A_YEAR);
    }

    /** The longest tenure that has at most so many installments. */
    public int tenureMonthsMax(int installmentsMax) {
        return ((installmentsMax + 1) * MONTHS_A_YEAR - 1) / periodsPerYear;
    }

    /** Counted from one date, so that a short month does not shorten the ones after it: 31 Jan, 28 Feb, 31 Mar. */
    LocalDate later(LocalDate from, int periods) {
        return from.plus((long) periods * unitsPerPeriod, unit);
    }
}
