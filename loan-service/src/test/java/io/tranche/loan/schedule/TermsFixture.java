package io.tranche.loan.schedule;

import io.tranche.contracts.Money;

/** Terms and conventions in words. */
final class TermsFixture {

    private TermsFixture() {}

    static Conventions flat() {
        return new Conventions(InterestMethod.FLAT, DayCount.THIRTY_360, Frequency.MONTHLY, Rounding.HALF_EVEN);
    }

    static Conventions reducing(DayCount dayCount, Frequency frequency) {
        return new Conventions(InterestMethod.REDUCING_BALANCE, dayCount, frequency, Rounding.HALF_EVEN);
    }

    static Conventions rounding(Rounding rounding) {
        return new Conventions(InterestMethod.REDUCING_BALANCE, DayCount.THIRTY_360, Frequency.MONTHLY, rounding);
    }

    /** 100,000 at 12 % for a year. */
    static Terms ordinary(Conventions conventions) {
        return new Terms(Money.inr("100000.00"), AnnualRate.ofPercent("12.00"), 12, conventions);
    }
}
