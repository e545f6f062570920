package io.tranche.messaging.action;

import java.time.Instant;

/**
 * @param target what it was done to, for example {@code parked:17} or {@code operation:3}
 * @param result what came of it, in words
 */
public record RecordedAction(
        long id, Instant at, String by, String action, String target, String reason, String result) {}
