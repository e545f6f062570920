package io.tranche.loan.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a product is from some time on.
 *
 * @param bankDefault whether applications get it that name no product; its terms are the bank configuration
 * @param effectiveFrom from when on, unless a later version has taken over by then
 */
public record ProductVersion(
        ProductRef ref, boolean bankDefault, Label label, ProductTerms terms, Instant effectiveFrom, Audit audit) {

    /** @param offered whether applications may ask for it */
    public record Label(String name, boolean offered) {}

    /**
     * Who recorded the version, and when.
     *
     * @param by the admin; null for what came with the installation
     */
    public record Audit(
            Instant at, @Nullable Long by, @Nullable String reason) {}
}
