package io.tranche.messaging.inbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records into events, for whoever goes through a topic by itself. */
public final class EventReader {

    private final DeliveryReader reader;

    EventReader(DeliveryReader reader) {
        this.reader = reader;
    }

    /** Those that are wanted, in order; what nobody can read is left out, as it is when live traffic parks it. */
    public List<ReceivedEvent> read(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .flatMap(record -> reader.read(record).stream())
                .filter(Delivery.Readable.class::isInstance)
                .map(delivery -> ((Delivery.Readable) delivery).event())
                .toList();
    }
}
