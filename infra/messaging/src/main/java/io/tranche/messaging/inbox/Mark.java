package io.tranche.messaging.inbox;

import java.time.Instant;
import java.util.UUID;

/** What an event is known by for ever. The time comes again with the event, and says which partition of the inbox to look in. */
record Mark(UUID id, Instant time) {}
