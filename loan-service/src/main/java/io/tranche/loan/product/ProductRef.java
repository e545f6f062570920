package io.tranche.loan.product;

/**
 * A version of a product: what a loan was made under.
 *
 * @param version from 1, without gaps
 */
public record ProductRef(ProductCode code, int version) {}
