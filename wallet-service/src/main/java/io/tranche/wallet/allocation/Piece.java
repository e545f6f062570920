package io.tranche.wallet.allocation;

import java.time.Instant;

/** Money of one provider that came at one time, in minor units. */
record Piece(Instant cameAt, long amount) {}
