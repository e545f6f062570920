package io.tranche.loan.product;

import io.tranche.contracts.Money;
import io.tranche.loan.schedule.AnnualRate;

/** What borrowers get whose credit score is at least this: a rate, and a limit of their own. */
public record ScoreBand(int scoreMin, AnnualRate rate, Money principalMax) {}
