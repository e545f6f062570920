package io.tranche.loan.product;

import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of a loan comes from, and what the platform keeps of what it earns.
 *
 * @param houseAllowed whether the house lends what providers do not
 * @param platformFeePercent of the interest, with two decimals
 */
public record FundingTerms(Policy policy, boolean houseAllowed, Shortfall shortfall, BigDecimal platformFeePercent) {

    private static final int PERCENT_DECIMALS = 2;

    /** @throws ArithmeticException if the percentage has more than two decimals */
    public FundingTerms {
        platformFeePercent = platformFeePercent.setScale(PERCENT_DECIMALS);
    }

    /** As wallet-service is asked. */
    public Funding asked(@Nullable Integer creditScore) {
        return new Funding(
                switch (policy) {
                    case PRO_RATA -> FundingPolicy.PRO_RATA;
                    case FIRST_IN_FIRST_OUT -> FundingPolicy.FIRST_IN_FIRST_OUT;
                },
                houseAllowed,
                switch (shortfall) {
                    case QUEUE -> FundingShortfall.QUEUE;
                    case REJECT -> FundingShortfall.REJECT;
                },
                creditScore);
    }

    /** How a loan is divided among the providers who could fund it. */
    public enum Policy {
        /** By what each has available. */
        PRO_RATA,
        /** The money that came first is lent first. */
        FIRST_IN_FIRST_OUT
    }

    /** What becomes of a loan that cannot be funded. */
    public enum Shortfall {
        QUEUE,
        REJECT
    }
}
