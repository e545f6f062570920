package io.tranche.loan.product;

import io.tranche.loan.schedule.AnnualRate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a loan costs.
 *
 * @param rate what an application gets that names no rate
 * @param rateMin the lowest that may be named
 * @param rateMax the highest
 * @param scoreTable what better scores get, lowest score first
 */
public record Pricing(AnnualRate rate, AnnualRate rateMin, AnnualRate rateMax, List<ScoreBand> scoreTable) {

    public Pricing {
        scoreTable = List.copyOf(scoreTable);
    }

    /** The best line of the table that the score reaches; none without a score, or below all of them. */
    public Optional<ScoreBand> bandOf(@Nullable Integer score) {
        return score == null
                ? Optional.empty()
                : scoreTable.stream().filter(band -> band.scoreMin() <= score).reduce((worse, better) -> better);
    }
}
