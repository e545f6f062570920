package io.tranche.wallet.allocation;

import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which providers the loans of a batch may need.
 *
 * @param policies what the loans go by; empty when there are none
 * @param lowestScore of the borrowers; 0 for one of whom none is known
 */
public record Demand(Set<FundingPolicy> policies, int lowestScore, int highestScore) {

    public static final Demand NONE = new Demand(Set.of(), Integer.MAX_VALUE, 0);

    public Demand {
        policies = Set.copyOf(policies);
    }

    /** @param terms null for the settings, which may have either policy */
    public static Demand of(@Nullable Funding terms) {
        if (terms == null) {
            return new Demand(EnumSet.allOf(FundingPolicy.class), 0, 0);
        }
        int score = terms.creditScore() == null ? 0 : terms.creditScore();
        return new Demand(Set.of(terms.policy()), score, score);
    }

    public static Demand of(Collection<Demand> loans) {
        return loans.stream().reduce(NONE, Demand::and);
    }

    public boolean isNone() {
        return policies.isEmpty();
    }

    private Demand and(Demand other) {
        return new Demand(
                Stream.concat(policies.stream(), other.policies.stream()).collect(Collectors.toSet()),
                Math.min(lowestScore, other.lowestScore),
                Math.max(highestScore, other.highestScore));
    }
}
