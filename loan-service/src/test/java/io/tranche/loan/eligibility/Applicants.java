package io.tranche.loan.eligibility;

import io.tranche.contracts.Money;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.product.Charges;
import io.tranche.loan.product.Demands;
import io.tranche.loan.product.FundingTerms;
import io.tranche.loan.product.Limits;
import io.tranche.loan.product.Pricing;
import io.tranche.loan.product.ProductTerms;
import io.tranche.loan.product.ScoreBand;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Conventions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who might apply, for what, under which terms. */
public final class Applicants {

    static final LocalDate TODAY = LocalDate.of(2026, 1, 20);

    static final List<ScoreBand> SCORE_TABLE = List.of(band(700, "11.00", "600000.00"), band(800, "9.50", "900000.00"));

    private Applicants() {}

    /** From 1,000.00 to 500,000.00, 3 to 60 months, 12 percent of a band from 6 to 36. */
    public static ProductTerms terms(Demands demands) {
        return new ProductTerms(
                new Limits(Money.inr("1000.00"), Money.inr("500000.00"), 3, 60),
                new Pricing(rate("12.00"), rate("6.00"), rate("36.00"), SCORE_TABLE),
                Conventions.STANDARD,
                new Charges(rate("0.00"), 0, Money.inr("0.00"), AllocationOrder.INSTALLMENT_BY_INSTALLMENT),
                demands,
                new FundingTerms(FundingTerms.Policy.PRO_RATA, true, FundingTerms.Shortfall.REJECT, BigDecimal.ZERO));
    }

    /** Two loans at a time, none overdue. */
    public static Demands nothingMuch() {
        return new Demands(2, 0, false, 0, 0, 0);
    }

    static Demands strict() {
        return new Demands(2, 0, true, 50, 0, 650);
    }

    static Standing newcomer() {
        return new Standing(0, 0, BigDecimal.ZERO, 0, null);
    }

    static Standing scored(@Nullable Integer score) {
        return new Standing(0, 0, BigDecimal.ZERO, 0, score);
    }

    static Wish wish(String principal, int tenureMonths) {
        return new Wish(new BigDecimal(principal), tenureMonths, null, null, null, null);
    }

    static Wish wish(String principal, int tenureMonths, String ratePercent) {
        return new Wish(new BigDecimal(principal), tenureMonths, new BigDecimal(ratePercent), null, null, null);
    }

    static Wish earning(String income, Wish wish) {
        return new Wish(wish.principal(), wish.tenureMonths(), wish.ratePercent(), null, new BigDecimal(income), null);
    }

    static Application application(Wish wish, Standing standing, Demands demands) {
        return new Application(wish, standing, terms(demands), TODAY);
    }

    private static ScoreBand band(int score, String percent, String principal) {
        return new ScoreBand(score, rate(percent), Money.inr(principal));
    }

    private static AnnualRate rate(String percent) {
        return AnnualRate.ofPercent(percent);
    }
}
