package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.schedule.AnnualRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** @param graceDays after the due date, before a day counts */
public record PenaltyTerms(AnnualRate rate, int graceDays) {

    private static final BigDecimal PERCENT_DAYS_OF_YEAR = BigDecimal.valueOf(36_500);

    /** @param overdueMinorDays minor units that were overdue, times the days they were */
    public Money on(long overdueMinorDays, Currency currency) {
        BigDecimal minor = rate.percent()
                .multiply(BigDecimal.valueOf(overdueMinorDays))
                .divide(PERCENT_DAYS_OF_YEAR, 0, RoundingMode.HALF_EVEN);
        return Money.ofMinor(minor.longValueExact(), currency);
    }
}
