package io.tranche.messaging.inbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Applies a polled batch in one transaction; if that fails, event by event. Returns normally once everything is committed, applied
 * or parked, and only then are the offsets committed. Trouble that passes is thrown, unless it is that a
 * whole batch took too long: the container keeps its place in the group and
 * hands in the whole batch again, in which the marks tell what was done already.
 */
final class BatchListener implements BatchMessageListener<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchListener.class);

    private final String group;
    private final DeliveryReader reader;
    private final BatchTransaction transaction;
    private final OneByOne oneByOne;

    BatchListener(String group, DeliveryReader reader, BatchTransaction transaction, OneByOne oneByOne) {
        this.group = group;
        this.reader = reader;
        this.transaction = transaction;
        this.oneByOne = oneByOne;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Delivery> deliveries = reader.read(records);
        if (deliveries.isEmpty()) {
            return;
        }
        try {
            transaction.apply(deliveries);
        } catch (RuntimeException failure) {
            if (TransientTrouble.isBehind(failure) && !mayBeTooLarge(deliveries, failure)) {
                throw failure;
            }
            LOG.warn("{} could not apply a batch of {} and goes on one by one", group, deliveries.size(), failure);
            deliveries.forEach(oneByOne::applyOrPark);
        }
    }

    /** Handed in again as it is, it might exceed its time for ever. */
    private static boolean mayBeTooLarge(List<Delivery> deliveries, RuntimeException failure) {
        return deliveries.size() > 1 && TransientTrouble.isTimeout(failure);
    }
}
