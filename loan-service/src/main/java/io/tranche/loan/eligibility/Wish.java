package io.tranche.loan.eligibility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wishes to borrow, before it is known whether there is such a loan.
 *
 * @param ratePercent null for what the bank offers
 * @param product the code; null for the default product
 * @param monthlyIncome null if it was not stated
 * @param autoDebit whether what falls due is to be taken from the wallet; null: it is not
 */
public record Wish(
        BigDecimal principal,
        int tenureMonths,
        @Nullable BigDecimal ratePercent,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String product,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal monthlyIncome,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean autoDebit) {}
