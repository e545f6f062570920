package io.tranche.loan.schedule;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What a loan costs a year, all charges included, in percent with two decimals: the rate at which the installments are worth what
 * the borrower gets into his hands, per period and times the periods of a year.
 *
 * <p>It is reckoned on the installments before they are rounded to money, as the illustration to the key facts statement of the
 * Reserve Bank of India does (circular of 15 April 2024): the cost is a matter of the terms, and a loan in yen does not become
 * dearer because its installments have no decimals. To the paisa the difference is below what two decimals show for any but tiny
 * loans. A first period of its own length counts as so many regular ones, the part of one by compound interest.
 */
public record AnnualPercentageRate(BigDecimal percent) {

    private static final int DECIMALS = 2;
    private static final double UNIT_RATE_MAX = 100;
    private static final int HALVINGS = 100;

    /**
     * @param charges what the borrower pays beside interest; taken from what is paid out
     * @return empty if they leave nothing worth the name of a loan: above 10,000 % per period, or nothing at all
     */
    public static Optional<AnnualPercentageRate> of(Terms terms, Beginning beginning, Money charges) {
        Amortization exact = new Amortization(terms, beginning, Precise::digits);
        BigDecimal paidOut = terms.principal().minus(charges).toDecimal().subtract(exact.upFront());
        List<BigDecimal> amounts =
                exact.parts().stream().map(Amortization.Part::amount).toList();
        CashFlow flow = new CashFlow(
                paidOut.doubleValue(),
                exact.firstPeriod().doubleValue(),
                amounts.stream().mapToDouble(BigDecimal::doubleValue).toArray());
        if (paidOut.signum() <= 0 || flow.worthMoreAt(UNIT_RATE_MAX)) {
            return Optional.empty();
        }
        double yearly = flow.unitRate() * terms.conventions().frequency().periodsPerYear();
        return Optional.of(new AnnualPercentageRate(
                BigDecimal.valueOf(yearly).movePointRight(2).setScale(DECIMALS, RoundingMode.HALF_EVEN)));
    }

    @Override
    public String toString() {
        return percent.toPlainString();
    }

    /**
     * Money that goes out at once and comes back one period after the other.
     *
     * @param first after how many periods it comes for the first time
     */
    @SuppressWarnings("ArrayRecordComponent")
    record CashFlow(double out, double first, double... back) {

        /** The rate per period at which both are worth the same, from 0 to the most there is. */
        double unitRate() {
            double low = 0;
            double high = UNIT_RATE_MAX;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                if (worthMoreAt(middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private boolean worthMoreAt(double rate) {
            double discount = 1 / (1 + rate);
            double factor = Math.pow(discount, first);
            double worth = 0;
            for (double amount : back) {
                worth += amount * factor;
                factor *= discount;
            }
            return worth > out;
        }
    }
}
