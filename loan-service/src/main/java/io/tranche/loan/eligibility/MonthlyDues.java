package io.tranche.loan.eligibility;

import io.tranche.loan.schedule.Schedule;
import io.tranche.loan.schedule.Terms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/** What a loan takes of an income. */
public final class MonthlyDues {

    private MonthlyDues() {}

    /** All its installments spread over its months, whether they come by the month or by the week. */
    public static BigDecimal of(Terms terms, LocalDate from) {
        BigDecimal total = Schedule.of(terms, from).total().toDecimal();
        return total.divide(BigDecimal.valueOf(terms.tenureMonths()), MathContext.DECIMAL128);
    }
}
