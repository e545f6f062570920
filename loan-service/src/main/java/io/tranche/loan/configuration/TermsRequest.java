package io.tranche.loan.configuration;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.product.FundingTerms.Policy;
import io.tranche.loan.product.FundingTerms.Shortfall;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.schedule.DayCount;
import io.tranche.loan.schedule.Frequency;
import io.tranche.loan.schedule.InterestMethod;
import io.tranche.loan.schedule.Rounding;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.json.Amount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * New terms. What is left out stays as it is.
 *
 * @param product the code, where a product is made; else it is only allowed to be right
 * @param version the latest version that the sender knows of
 * @param unknown what we cannot carry out, if only because it is misspelt
 */
record TermsRequest(
        @Schema(example = "gold") @Nullable String product,

        @Schema(example = "Gold loan") @Size(min = 1, max = 100) @Nullable
        String name,

        @Nullable Boolean offered,
        @Schema(example = "1000.00") @Nullable Amount minimumAmount,
        @Schema(example = "600000.00") @Nullable Amount maximumAmount,
        @Schema(example = "3") @Nullable Integer minimumTenureMonths,
        @Schema(example = "60") @Nullable Integer maximumTenureMonths,
        @Schema(example = "11.50") @Nullable BigDecimal interestRate,
        @Schema(example = "9.00") @Nullable BigDecimal minimumInterestRate,
        @Schema(example = "24.00") @Nullable BigDecimal maximumInterestRate,
        @Nullable List<@NotNull @Valid ScoreLineRequest> creditScoreTable,
        @Nullable InterestMethod interestMethod,
        @Nullable DayCount dayCount,
        @Nullable Frequency installmentFrequency,
        @Nullable Rounding rounding,
        @Schema(example = "2.00") @Nullable BigDecimal penaltyRate,
        @Schema(example = "3") @Nullable Integer graceDays,
        @Schema(example = "0.00") @Nullable Money originationFee,
        @Nullable AllocationOrder allocationOrder,
        @Schema(example = "2") @Nullable Integer maximumConcurrentLoans,
        @Schema(example = "0") @Nullable Integer maximumOverdueLoans,
        @Nullable Boolean incomeRequired,
        @Schema(example = "50") @Nullable Integer maximumDebtToIncomePercent,
        @Schema(example = "0") @Nullable Integer minimumWalletTransactions,
        @Schema(example = "650") @Nullable Integer minimumCreditScore,
        @Nullable Policy fundingPolicy,
        @Nullable Boolean houseCapitalAllowed,
        @Nullable Shortfall fundingShortfall,
        @Schema(example = "10.00") @Nullable BigDecimal platformFeePercent,
        @Schema(example = "1") @Nullable Integer version,
        @Nullable Instant effectiveFrom,

        @Schema(example = "Resolution 7 of the credit committee") @Size(max = 500) @Nullable
        String reason,

        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> unknown) {

    /** What a version is shown with that nobody can ask for. */
    private static final Set<String> SHOWN_ONLY = Set.of("bank_default", "recorded");

    /** @throws Refusal if it asks for something that there is not, or for another product than this */
    void requireKnown(@Nullable ProductCode of) {
        if (of != null && product != null && !product.equals(of.value())) {
            throw Refusal.invalid(new InvalidField("product", "must be " + of + " or left out"));
        }
        InvalidField[] strange = Objects.requireNonNullElse(unknown, Map.<String, Object>of()).keySet().stream()
                .filter(field -> !SHOWN_ONLY.contains(field))
                .map(field -> new InvalidField(field, "is not known"))
                .toArray(InvalidField[]::new);
        if (strange.length > 0) {
            throw Refusal.invalid(strange);
        }
    }

    /** A line of the score table: what is given from this score on. */
    record ScoreLineRequest(
            @Schema(example = "750") @NotNull Integer minimumScore,
            @Schema(example = "10.50") @NotNull BigDecimal interestRate,
            @Schema(example = "800000.00") @NotNull Amount maximumAmount) {}
}
