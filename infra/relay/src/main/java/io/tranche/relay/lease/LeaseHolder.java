package io.tranche.relay.lease;

import java.time.Instant;

/**
 * Who was elected last.
 *
 * @param held false once the lease ran out or was given up
 */
public record LeaseHolder(String name, long epoch, Instant since, boolean held) {}
