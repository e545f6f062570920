package io.tranche.messaging.inbox;

import io.tranche.messaging.parking.ParkedRow;
import java.util.List;
import java.util.UUID;

/**
 * What a transaction did with a batch.
 *
 * @param duplicates were marked before: applied, or parked
 */
public record BatchOutcome(List<ReceivedEvent> applied, List<Duplicate> duplicates, List<ParkedRow> parked) {

    public record Duplicate(UUID eventId, int partition, long offset) {

        static Duplicate of(Delivery delivery) {
            return new Duplicate(
                    delivery.mark().id(),
                    delivery.delivered().partition(),
                    delivery.delivered().offset());
        }
    }
}
