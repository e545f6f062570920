package io.tranche.loan.schedule;

/** How a lender reckons: what a loan has beside its figures. */
public record Conventions(InterestMethod method, DayCount dayCount, Frequency frequency, Rounding rounding) {

    /** Monthly on a reducing balance, every month a twelfth of a year. */
    public static final Conventions STANDARD = new Conventions(
            InterestMethod.REDUCING_BALANCE, DayCount.THIRTY_360, Frequency.MONTHLY, Rounding.HALF_EVEN);
}
