package io.tranche.relay.position;

import java.io.Serial;
import org.apache.kafka.common.TopicPartition;

/** Kafka wrote a record at an offset it had given out before: the topic was made anew, or the log was cut. */
public final class PartitionRewound extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PartitionRewound(TopicPartition partition, long offset) {
        super("Partition " + partition + " was rewound: offset " + offset + " was given out before");
    }
}
