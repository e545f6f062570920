package io.tranche.loan.lifecycle;

import io.tranche.contracts.Money;
import io.tranche.loan.product.ProductRef;
import org.jspecify.annotations.Nullable;

/**
 * What a loan was applied for on. It stays, whatever becomes of the product or the borrower.
 *
 * @param monthlyIncome as stated
 * @param creditScore as known then
 */
public record Basis(
        ProductRef product,
        @Nullable Money monthlyIncome,
        @Nullable Integer creditScore) {}
