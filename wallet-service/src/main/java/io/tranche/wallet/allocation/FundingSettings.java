package io.tranche.wallet.allocation;

import io.tranche.contracts.FundingPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How loans are funded. The first and the third hold for requests that bring no terms of their own.
 *
 * @param providerShareMaxPercent the most that one provider may have of a loan
 * @param houseCapital whether the house gives what the providers do not
 * @param providersPerLoanMax how many providers may share a loan
 * @param providersPerBatchMax how many providers are looked at, and locked, for the loans of one policy in a batch
 */
@Validated
@ConfigurationProperties("tranche.wallet.funding")
record FundingSettings(
        @DefaultValue("pro-rata") FundingPolicy policy,
        @DefaultValue("100") @Min(1) @Max(100) int providerShareMaxPercent,
        @DefaultValue("true") boolean houseCapital,
        @DefaultValue("50") @Min(1) @Max(1_000) int providersPerLoanMax,
        @DefaultValue("500") @Min(1) @Max(10_000) int providersPerBatchMax) {

    FundingSettings {
        if (!houseCapital && providerShareMaxPercent * providersPerLoanMax < 100) {
            throw new IllegalArgumentException(
                    "tranche.wallet.funding: %d providers with at most %d percent each never make a loan without the house"
                            .formatted(providersPerLoanMax, providerShareMaxPercent));
        }
    }
}
