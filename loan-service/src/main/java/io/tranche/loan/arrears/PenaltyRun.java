package io.tranche.loan.arrears;

import io.tranche.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Days in a row that a loan was charged for.
 *
 * @param amount of all of them
 * @param beganAt when the first of them ended
 */
public record PenaltyRun(LocalDate first, LocalDate last, int days, Money amount, Instant beganAt) {}
