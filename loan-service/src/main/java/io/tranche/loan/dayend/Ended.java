package io.tranche.loan.dayend;

/** A chunk that is dealt with, and what was found in it. */
record Ended(Chunk chunk, Findings found) {}
