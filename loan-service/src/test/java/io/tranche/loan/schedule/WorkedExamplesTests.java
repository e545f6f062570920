package io.tranche.loan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that others have published. */
class WorkedExamplesTests {

    private static final LocalDate PAID_OUT = LocalDate.of(2026, 1, 20);

    /**
     * Microsoft Support, "PMT function" (10,000 at 8 % in 10 months); HDFC Bank, "EMI Calculator" (10 lakh at 7.2 % in 120
     * months: 11,714); onlinesipcalculator.com, "Flat vs reducing rate calculator" (10 lakh at 10 % in 5 years: 21,247);
     * Wikipedia, "Mortgage calculator" (200,000 at 6.5 % in 30 years: 1,264.14).
     */
    @ParameterizedTest
    @CsvSource({
        "USD, 10000.00, 8.00, 10, 1037.03",
        "INR, 1000000.00, 7.20, 120, 11714.19",
        "INR, 1000000.00, 10.00, 60, 21247.04",
        "USD, 200000.00, 6.50, 360, 1264.14",
        "INR, 100000.00, 12.00, 12, 8884.88"
    })
    void agreesOnEqualInstallments(
            Currency currency, BigDecimal principal, BigDecimal rate, int tenureMonths, BigDecimal emi) {
        Terms terms = new Terms(Money.of(principal, currency), new AnnualRate(rate), tenureMonths);

        assertThat(Schedule.of(terms, PAID_OUT).emi()).isEqualTo(Money.of(emi, currency));
    }

    /**
     * Microsoft Support, "CUMIPMT function" and "CUMPRINC function": 125,000 at 9 % in 30 years; interest and principal of the
     * first month (-937.50, -68.27827) and of the second year (-11,135.23213, -934.1071). Rounded payments may differ by cents.
     */
    @Test
    void agreesOnInterestAndPrincipalOfAMortgage() {
        List<ScheduledInstallment> rows = Schedule.of(
                        new Terms(usd("125000.00"), AnnualRate.ofPercent("9.00"), 360), PAID_OUT)
                .installments();

        assertThat(rows.getFirst().interest()).isEqualTo(usd("937.50"));
        assertThat(rows.getFirst().principal()).isEqualTo(usd("68.28"));
        List<ScheduledInstallment> secondYear = rows.subList(12, 24);
        assertThat(secondYear.stream()
                        .mapToLong(row -> row.interest().minorUnits())
                        .sum())
                .isBetween(11_135_18L, 11_135_28L);
        assertThat(secondYear.stream()
                        .mapToLong(row -> row.principal().minorUnits())
                        .sum())
                .isBetween(934_06L, 934_16L);
    }

    /**
     * The product brief of this platform (100,000 at 12 % in 12 months: 9,333.33, in all 112,000.00); emi-calc.com, "Flat vs
     * Reducing Balance Interest Rate" (100,000 at 10 % in 36 months: 3,611, in all 130,000); onlinesipcalculator.com, "Flat vs
     * reducing rate calculator" (10 lakh at 10 % in 5 years: 25,000, in all 15 lakh).
     */
    @ParameterizedTest
    @CsvSource({
        "100000.00, 12.00, 12, 9333.33, 112000.00",
        "100000.00, 10.00, 36, 3611.11, 130000.00",
        "1000000.00, 10.00, 60, 25000.00, 1500000.00"
    })
    void agreesOnFlatInterest(String principal, String rate, int tenureMonths, String emi, String total) {
        Terms terms = new Terms(Money.inr(principal), AnnualRate.ofPercent(rate), tenureMonths, TermsFixture.flat());

        Schedule schedule = Schedule.of(terms, PAID_OUT);

        assertThat(schedule.emi()).isEqualTo(Money.inr(emi));
        assertThat(schedule.total()).isEqualTo(Money.inr(total));
    }

    /** Reserve Bank of India, "Key Facts Statement (KFS) for Loans & Advances", 15 April 2024: the illustration of the APR. */
    @ParameterizedTest
    @CsvSource({"INR, 20000.00, 400.00", "JPY, 20000, 400", "KWD, 20000.000, 400.000"})
    void agreesOnTheCostOfALoanWhateverItsCurrencyRoundsTo(
            Currency currency, BigDecimal principal, BigDecimal charges) {
        Terms terms = new Terms(Money.of(principal, currency), AnnualRate.ofPercent("15.00"), 24);

        assertThat(AnnualPercentageRate.of(terms, Beginning.on(PAID_OUT), Money.of(charges, currency)))
                .hasValue(new AnnualPercentageRate(new BigDecimal("17.07")));
    }

    /**
     * United States, Regulation Z, Appendix J (c)(1): (i) monthly, (ii) monthly with a long first period of one month and 19
     * days, (v) weekly with a first period of four weeks and four days.
     */
    @ParameterizedTest
    @CsvSource({
        "5000, 230.00, 24, 1, 12, 9.69",
        "6000, 200.00, 36, 1.6333333, 12, 11.82",
        "500, 17.60, 30, 4.5714286, 52, 14.96"
    })
    void agreesOnTheRateOfAFlowOfMoney(
            double out, double amount, int times, double first, int periodsPerYear, String percent) {
        double[] back = new double[times];
        Arrays.fill(back, amount);

        double rate = new AnnualPercentageRate.CashFlow(out, first, back).unitRate() * periodsPerYear * 100;

        assertThat("%.2f".formatted(rate)).isEqualTo(percent);
    }

    private static Money usd(String amount) {
        return Money.of(new BigDecimal(amount), Currency.getInstance("USD"));
    }
}
