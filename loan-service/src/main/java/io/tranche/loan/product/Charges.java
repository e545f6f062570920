package io.tranche.loan.product;

import io.tranche.contracts.Money;
import io.tranche.loan.schedule.AnnualRate;

/**
 * What a loan costs beside its interest, and what of all that payments pay first.
 *
 * @param penaltyRate a year, on what is overdue
 * @param graceDays after the due date, before there is a penalty
 */
public record Charges(AnnualRate penaltyRate, int graceDays, Money originationFee, AllocationOrder allocationOrder) {}
