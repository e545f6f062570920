package io.tranche.loan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCountTests {

    /** ISDA, "30/360 Day Count Conventions" (22 December 2008), sheet of the Bond Basis: days. */
    @ParameterizedTest
    @CsvSource({
        "2006-08-20, 2007-02-20, 180",
        "2007-02-20, 2007-08-20, 180",
        "2006-08-31, 2007-02-28, 178",
        "2007-02-28, 2007-08-31, 183",
        "2007-08-31, 2008-02-29, 179",
        "2008-02-29, 2008-08-31, 182",
        "2006-01-31, 2006-02-28, 28",
        "2006-01-30, 2006-02-28, 28",
        "2006-02-28, 2006-03-03, 5",
        "2006-02-14, 2006-02-28, 14",
        "2006-09-30, 2006-10-31, 30",
        "2006-10-31, 2006-11-28, 28",
        "2007-08-31, 2008-02-28, 178",
        "2008-02-28, 2008-08-28, 180",
        "2008-02-28, 2008-08-30, 182",
        "2007-02-26, 2008-02-28, 362",
        "2007-02-26, 2008-02-29, 363",
        "2008-02-29, 2009-02-28, 359",
        "2008-02-28, 2008-03-30, 32",
        "2008-02-28, 2008-03-31, 33"
    })
    void countsThirtyDaysAMonthAsTheBondBasisDoes(LocalDate from, LocalDate to, int days) {
        BigDecimal years = BigDecimal.valueOf(days).divide(BigDecimal.valueOf(360), MathContext.DECIMAL128);

        assertThat(DayCount.THIRTY_360.yearsBetween(from, to)).isEqualByComparingTo(years);
    }

    /** ISDA, "EMU and Market Conventions: Recent Developments" (November 1998), the examples of actual/actual. */
    @ParameterizedTest
    @CsvSource({
        "2003-11-01, 2004-05-01, 0.497724380567",
        "1999-02-01, 1999-07-01, 0.410958904110",
        "1999-07-01, 2000-07-01, 1.001377348600",
        "2002-08-15, 2003-07-15, 0.915068493151",
        "2003-07-15, 2004-01-15, 0.504004790778",
        "1999-07-30, 2000-01-30, 0.503892506924",
        "2000-01-30, 2000-06-30, 0.415300546448"
    })
    void weighsTheDaysOfLeapYearsByThemselves(LocalDate from, LocalDate to, BigDecimal years) {
        assertThat(DayCount.ACTUAL_ACTUAL.yearsBetween(from, to))
                .isCloseTo(years, Offset.offset(new BigDecimal("1e-11")));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-20, 2026-02-20, 31", "2024-02-01, 2024-03-01, 29", "2023-12-31, 2024-12-31, 366"})
    void countsActualDaysInYearsOf365(LocalDate from, LocalDate to, int days) {
        assertThat(DayCount.ACTUAL_365
                        .yearsBetween(from, to)
                        .multiply(BigDecimal.valueOf(365))
                        .round(MathContext.DECIMAL64))
                .isEqualByComparingTo(BigDecimal.valueOf(days));
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 12, 12",
        "MONTHLY, 1, 1",
        "FORTNIGHTLY, 12, 26",
        "FORTNIGHTLY, 1, 2",
        "WEEKLY, 12, 52",
        "WEEKLY, 1, 4"
    })
    void fitsWholePeriodsIntoTheTenure(Frequency frequency, int tenureMonths, int installments) {
        assertThat(frequency.installmentsIn(tenureMonths)).isEqualTo(installments);
    }
}
