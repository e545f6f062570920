package io.tranche.messaging.inbox;

import java.util.List;

/** What a committed transaction did with a batch. */
record BatchOutcome(List<ReceivedEvent> applied, int duplicates, int parked) {}
