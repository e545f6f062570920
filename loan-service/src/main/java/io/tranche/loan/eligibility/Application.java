package io.tranche.loan.eligibility;

import io.tranche.contracts.Money;
import io.tranche.loan.product.Demands;
import io.tranche.loan.product.Limits;
import io.tranche.loan.product.Pricing;
import io.tranche.loan.product.ProductTerms;
import io.tranche.loan.product.ScoreBand;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Terms;
import io.tranche.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A wish, who has it, and the terms they are held against. */
public record Application(Wish wish, Standing standing, ProductTerms terms, LocalDate today) {

    /**
     * What is lent if nothing is refused.
     *
     * @throws Refusal with every rule that refuses
     */
    public Terms require() {
        List<Rule> broken = Rules.brokenBy(this);
        if (!broken.isEmpty()) {
            Rule first = broken.getFirst();
            throw new Refusal(first.status(), first.code(), first.reason(this))
                    .because(broken.stream().map(rule -> rule.told(this)).toList());
        }
        return loan();
    }

    /** Only where amount, tenure and rate are within the limits. */
    private Terms loan() {
        return new Terms(
                Money.of(wish.principal(), limits().principalMax().currency()),
                new AnnualRate(ratePercent()),
                wish.tenureMonths(),
                terms.conventions());
    }

    /** What is asked for, or else the price. */
    BigDecimal ratePercent() {
        return wish.ratePercent() == null ? pricePercent() : wish.ratePercent();
    }

    /** A known score may have a price of its own. */
    BigDecimal pricePercent() {
        return band().map(ScoreBand::rate).orElse(pricing().rate()).percent();
    }

    /** A known score may have a limit of its own. */
    BigDecimal principalMax() {
        return band().map(ScoreBand::principalMax)
                .orElse(limits().principalMax())
                .toDecimal();
    }

    /** Where scores have prices, who has none pays the product's rate: not to be known is no way to a better one. */
    boolean priced() {
        return !pricing().scoreTable().isEmpty();
    }

    /** Without it, a limit to what installments take of an income could be passed by in silence. */
    boolean needsIncome() {
        return demands().incomeRequired() || demands().debtToIncomePercentMax() > 0;
    }

    /** What this loan and those before would take a month. */
    BigDecimal monthlyDues() {
        return standing.monthlyDues().add(MonthlyDues.of(loan(), today));
    }

    Limits limits() {
        return terms.limits();
    }

    Pricing pricing() {
        return terms.pricing();
    }

    Demands demands() {
        return terms.demands();
    }

    private Optional<ScoreBand> band() {
        return pricing().bandOf(standing.creditScore());
    }
}
