package io.tranche.loan.schedule;

/** How a lender reckons: what a loan has beside its figures. */
public record Conventions(InterestMethod method, DayCount dayCount, Frequency frequency, Rounding rounding) {

    /** Monthly on a reducing balance, every month a twelfth of a year. */
    public static final Conventions STANDARD = new Conventions(
            InterestMethod.REDUCING_BALANCE, DayCount.THIRTY_360, Frequency.MONTHLY, Rounding.HALF_EVEN);

    /**
     * What one minor unit in each installment amounts to at the end, with the interest that it bears until then. By about as much the
     * last installment may differ from the others, since it takes what their roundings leave over: 82 units for five years at 12 %,
     * billions for fifty at 36 %.
     */
    public double carriedRounding(AnnualRate rate, int tenureMonths) {
        int installments = frequency.installmentsIn(tenureMonths);
        double growth = rate.fraction().doubleValue() / frequency.periodsPerYear();
        return method == InterestMethod.FLAT || growth == 0
                ? installments
                : (Math.pow(1 + growth, installments) - 1) / growth;
    }
}
