package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.relay.position.Lsn;
import io.tranche.relay.position.Origin;
import io.tranche.relay.position.OutboxPosition;
import io.tranche.relay.position.PartitionRewound;
import io.tranche.relay.position.Progress;
import java.time.Instant;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private static final TopicPartition PARTITION = new TopicPartition("events", 0);

    private final Progress progress = new Progress(new Origin(1, 1, "kafka"), new Lsn(1));

    @Test
    void keepsTheOffsetThatShowsARewoundPartition() {
        progress.published(row(1), at(500));
        assertThatThrownBy(() -> progress.published(row(2), at(3))).isInstanceOf(PartitionRewound.class);
        assertThat(progress.checkpoint().lastOffsets()).containsEntry(PARTITION, 500L);
    }

    private static OutboxPosition row(long seq) {
        return new OutboxPosition("loan", seq, Instant.EPOCH);
    }

    private static RecordMetadata at(long offset) {
        return new RecordMetadata(PARTITION, offset, 0, 0, 0, 0);
    }
}
