package io.tranche.loan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.schedule.LoanArbitraries.Drawn;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnnualPercentageRatePropertyTests {

    @Property(tries = 300)
    void isTheRateItselfWithoutCharges(@ForAll("standardTerms") Terms terms) {
        assertThat(percent(terms, Beginning.on(LoanArbitraries.PAID_OUT), 0))
                .isEqualByComparingTo(terms.rate().percent());
    }

    @Property(tries = 300)
    void isNeverLowerWithCharges(@ForAll("loans") Drawn loan) {
        long charges = loan.terms().principal().minorUnits() / 100;

        assertThat(percent(loan.terms(), loan.beginning(), charges))
                .isGreaterThanOrEqualTo(percent(loan.terms(), loan.beginning(), 0));
    }

    @Property(tries = 300)
    void isMoreThanAFlatRateSays(@ForAll("standardTerms") Terms terms) {
        Terms flat = new Terms(terms.principal(), terms.rate(), terms.tenureMonths(), TermsFixture.flat());

        assertThat(percent(flat, Beginning.on(LoanArbitraries.PAID_OUT), 0))
                .isGreaterThanOrEqualTo(terms.rate().percent());
    }

    @Provide
    Arbitrary<Drawn> loans() {
        return LoanArbitraries.loans();
    }

    @Provide
    Arbitrary<Terms> standardTerms() {
        return LoanArbitraries.standardTerms(Arbitraries.longs().between(1, 50_000_000_000L), 6000, 600);
    }

    private static BigDecimal percent(Terms terms, Beginning beginning, long chargesMinor) {
        Money charges = Money.ofMinor(chargesMinor, terms.principal().currency());
        return AnnualPercentageRate.of(terms, beginning, charges).orElseThrow().percent();
    }
}
