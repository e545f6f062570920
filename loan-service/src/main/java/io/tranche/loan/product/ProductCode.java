package io.tranche.loan.product;

import java.util.Optional;
import java.util.regex.Pattern;

/** The short name under which applications ask for a product. */
public record ProductCode(String value) {

    private static final Pattern WELL_FORMED = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public ProductCode {
        if (!WELL_FORMED.matcher(value).matches()) {
            throw new IllegalArgumentException("No product code: " + value);
        }
    }

    /** Empty for what no product can be called. */
    public static Optional<ProductCode> of(String text) {
        return WELL_FORMED.matcher(text).matches() ? Optional.of(new ProductCode(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
