package io.tranche.messaging.trail;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something a service did because of an event: a transaction on an account, an entry in the journal.
 *
 * @param kind {@code account_transaction}
 * @param id by which the service knows it
 * @param details what else is worth seeing, as text
 */
public record Effect(UUID eventId, String kind, String id, Instant at, Map<String, String> details) {}
