package io.tranche.messaging.redrive;

import io.tranche.messaging.operation.OperationResult;
import io.tranche.messaging.parking.OrderedKey;
import io.tranche.messaging.parking.ParkedDelivery;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where parked events lie, as reports name it. */
final class Places {

    private Places() {}

    static OperationResult.Place of(ParkedDelivery event) {
        ConsumerRecord<?, ?> delivered = event.delivered();
        return new OperationResult.Place(
                delivered.topic(),
                delivered.partition(),
                delivered.offset(),
                event.key().map(OrderedKey::key).orElse(null));
    }
}
