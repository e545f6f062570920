package io.tranche.loan.product;

import io.tranche.loan.schedule.Conventions;

/** The terms of a product, whole. */
public record ProductTerms(
        Limits limits,
        Pricing pricing,
        Conventions conventions,
        Charges charges,
        Demands demands,
        FundingTerms funding) {}
