package io.tranche.messaging.saga;

import java.time.Instant;

/**
 * A saga whose step has not been answered in time.
 *
 * @param asked how often it has been asked so far
 */
public record OverdueSaga(long id, String step, Instant startedAt, int asked) {}
