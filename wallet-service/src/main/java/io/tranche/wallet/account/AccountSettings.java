package io.tranche.wallet.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How accounts are kept.
 *
 * @param currency of the accounts that are opened, and of the house
 * @param partitionMonthsAhead how many months of transactions have their partition before they begin
 */
@Validated
@ConfigurationProperties("tranche.wallet.account")
public record AccountSettings(
        @DefaultValue("INR") Currency currency,
        @DefaultValue("3") @Min(1) @Max(24) int partitionMonthsAhead) {}
