package io.tranche.messaging.operation;

import java.time.Instant;

/** @param seq for the next page */
public record KeptResult(long seq, Instant at, OperationResult result) {}
