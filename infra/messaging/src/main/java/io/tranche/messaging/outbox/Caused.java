package io.tranche.messaging.outbox;

import io.tranche.contracts.Event;
import io.tranche.messaging.inbox.ReceivedEvent;

/** An event to append, and the received one that led to it, whose trace it continues. */
public record Caused(Event event, ReceivedEvent cause) {}
