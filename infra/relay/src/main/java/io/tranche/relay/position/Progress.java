package io.tranche.relay.position;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far this relay is, in memory: only ever what Kafka has acknowledged. */
public final class Progress {

    private final Origin origin;
    private final Map<String, OutboxPosition> outboxes = new HashMap<>();
    private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
    private Lsn lsn;

    public Progress(Origin origin, Lsn lsn) {
        this.origin = origin;
        this.lsn = lsn;
    }

    /** Takes over what an earlier checkpoint knew of partitions that are still there. */
    public synchronized void resume(List<OutboxPosition> positions, Map<TopicPartition, Long> offsets) {
        positions.forEach(this::keepHighest);
        lastOffsets.putAll(offsets);
    }

    public synchronized void published(OutboxPosition row, RecordMetadata ack) {
        if (ack.hasOffset()) {
            TopicPartition partition = new TopicPartition(ack.topic(), ack.partition());
            Long before = lastOffsets.get(partition);
            if (before != null && before >= ack.offset()) {
                // The old offset stays: a checkpoint written on the way out must still show the repair what happened.
                throw new PartitionRewound(partition, ack.offset());
            }
            lastOffsets.put(partition, ack.offset());
        }
        keepHighest(row);
    }

    public synchronized void reached(Lsn position) {
        if (position.isAfter(lsn)) {
            lsn = position;
        }
    }

    public synchronized Lsn lsn() {
        return lsn;
    }

    public synchronized Checkpoint checkpoint() {
        return new Checkpoint(origin, lsn, List.copyOf(outboxes.values()), Map.copyOf(lastOffsets));
    }

    private void keepHighest(OutboxPosition row) {
        outboxes.merge(row.schema(), row, OutboxPosition::advancedTo);
    }
}
