package io.tranche.chaos.plan;

import java.time.Duration;

/**
 * @param number from 1 on
 * @param pause before it
 * @param length until it is over; zero for what happens at a stroke
 * @param alone whether the one before must be over and recovered from; else the two overlap
 */
public record PlannedFault(int number, FaultKind kind, String target, Duration pause, Duration length, boolean alone) {}
