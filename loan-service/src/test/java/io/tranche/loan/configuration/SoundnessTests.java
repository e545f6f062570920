package io.tranche.loan.configuration;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.tranche.web.InvalidField;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundnessTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "700 11.00 600000, 800 9.00 700000            | ",
                "700 12.00 500000, 800 12.00 500000           | ",
                "700 11.00 600000, 700 9.00 700000                | must name a score once",
                "700 9.00 600000, 800 11.00 600000                | must not give a better score a higher rate or a lower amount",
                "700 9.00 600000, 800 9.00 599999                 | must not give a better score a higher rate or a lower amount",
                "299 9.00 600000                                | must have scores from 300 to 900",
                "901 9.00 600000                                | must have scores from 300 to 900",
                "700 0.99 600000                                | must have rates from minimum_interest_rate to maximum_interest_rate, and amounts from minimum_amount on",
                "700 12.01 500000                             | must not give a known score a higher rate than interest_rate or less than maximum_amount",
                "700 12.00 499999.99                          | must not give a known score a higher rate than interest_rate or less than maximum_amount"
            })
    void wantsAScoreTableThatRewardsBetterScores(String table, String problem) {
        List<ScoreBand> bands =
                Arrays.stream(table.split(", ")).map(SoundnessTests::band).toList();

        assertThat(Soundness.problems(terms(bands)))
                .isEqualTo(problem == null ? List.of() : List.of(new InvalidField("credit_score_table", problem)));
    }

    @Test
    void keepsTheScoreTableShort() {
        String lines = IntStream.range(0, 21)
                .mapToObj(line -> "%d 9.00 600000".formatted(400 + line))
                .collect(Collectors.joining(", "));
        List<ScoreBand> bands =
                Arrays.stream(lines.split(", ")).map(SoundnessTests::band).toList();

        assertThat(Soundness.problems(terms(bands)))
                .containsExactly(new InvalidField("credit_score_table", "must have at most 20 lines"));
        assertThat(Soundness.problems(terms(bands.subList(0, 20)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"36.00, 60, true", "16.00, 360, true", "18.00, 360, false", "36.00, 600, false"})
    void wantsALastInstallmentLikeTheOthers(String rateMax, int tenureMax, boolean sound) {
        Limits limits = new Limits(Money.inr("100.00"), Money.inr("500000.00"), 1, tenureMax);
        Pricing pricing = new Pricing(rate("12.00"), rate("1.00"), rate(rateMax), List.of());

        assertThat(Soundness.problems(terms(limits, pricing)))
                .extracting(InvalidField::field)
                .isEqualTo(sound ? List.of() : List.of("maximum_tenure_months"));
    }

    private static ScoreBand band(String line) {
        String[] parts = line.strip().split(" ", 3);
        return new ScoreBand(Integer.parseInt(parts[0]), rate(parts[1]), Money.inr(parts[2]));
    }

    private static ProductTerms terms(List<ScoreBand> table) {
        return terms(
                new Limits(Money.inr("100.00"), Money.inr("500000.00"), 1, 60),
                new Pricing(rate("12.00"), rate("1.00"), rate("36.00"), table));
    }

    private static ProductTerms terms(Limits limits, Pricing pricing) {
        return new ProductTerms(
                limits,
                pricing,
                Conventions.STANDARD,
                new Charges(rate("0.00"), 0, Money.inr("0.00"), AllocationOrder.INSTALLMENT_BY_INSTALLMENT),
                new Demands(2, 0, false, 0, 0, 0),
                new FundingTerms(FundingTerms.Policy.PRO_RATA, true, FundingTerms.Shortfall.REJECT, BigDecimal.ZERO));
    }

    private static AnnualRate rate(String percent) {
        return AnnualRate.ofPercent(percent);
    }
}
