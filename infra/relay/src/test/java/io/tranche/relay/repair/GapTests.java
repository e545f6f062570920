package io.tranche.relay.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.relay.position.Checkpoint;
import io.tranche.relay.position.Lsn;
import io.tranche.relay.position.Origin;
import io.tranche.relay.repair.Gap.Extent;
import io.tranche.relay.repair.SlotState.Invalidated;
import io.tranche.relay.repair.SlotState.Missing;
import io.tranche.relay.repair.SlotState.Usable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GapTests {

    private static final TopicPartition PARTITION = new TopicPartition("loans", 3);
    private static final Checkpoint CHECKPOINT =
            new Checkpoint(new Origin(77, 1, "kafka-1"), new Lsn(1_000), List.of(), Map.of(PARTITION, 41L));
    private static final Lsn END = new Lsn(2_000);
    private static final Database SAME_DATABASE = new Database(77, 1, END);
    private static final SlotState SLOT_AT_CHECKPOINT = new Usable(new Lsn(1_000), null);
    private static final BrokerState SAME_BROKER = new BrokerState("kafka-1", Map.of(PARTITION, 42L));

    @Test
    void isEmptyWhenAllAgree() {
        assertThat(gap(SAME_DATABASE, SLOT_AT_CHECKPOINT, SAME_BROKER).isEmpty())
                .isTrue();
    }

    @Test
    void isEmptyWhenTheSlotIsBehindBecauseItSendsTheRestItself() {
        assertThat(gap(SAME_DATABASE, new Usable(new Lsn(900), null), SAME_BROKER)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void isEverythingWithoutCheckpoint() {
        Gap gap = Gap.between(Optional.empty(), SAME_DATABASE, new Missing(), SAME_BROKER);

        assertThat(gap.extent()).isEqualTo(Extent.EVERYTHING);
    }

    @Test
    void reachesBackToTheCheckpointWhenTheSlotCannotBeTrusted() {
        assertThat(gap(SAME_DATABASE, new Missing(), SAME_BROKER).extent()).isEqualTo(Extent.SINCE_CHECKPOINT);
        assertThat(gap(SAME_DATABASE, new Invalidated("wal_removed"), SAME_BROKER)
                        .extent())
                .isEqualTo(Extent.SINCE_CHECKPOINT);
        assertThat(gap(SAME_DATABASE, new Usable(new Lsn(1_001), null), SAME_BROKER)
                        .extent())
                .isEqualTo(Extent.SINCE_CHECKPOINT);
    }

    @Test
    void reachesBackToTheCheckpointAfterPointInTimeRecovery() {
        assertThat(gap(new Database(77, 2, END), SLOT_AT_CHECKPOINT, SAME_BROKER)
                        .extent())
                .isEqualTo(Extent.SINCE_CHECKPOINT);
    }

    @Test
    void reachesBackToTheCheckpointWhenTheDatabaseEndsBeforeIt() {
        assertThat(gap(new Database(77, 1, new Lsn(999)), new Usable(new Lsn(900), null), SAME_BROKER)
                        .extent())
                .isEqualTo(Extent.SINCE_CHECKPOINT);
    }

    @Test
    void reachesBackToTheCheckpointWhenKafkaKnowsEventsThatTheDatabaseDoesNot() {
        Gap agreed = gap(SAME_DATABASE, SLOT_AT_CHECKPOINT, SAME_BROKER);

        assertThat(agreed.andLostPast(0).isEmpty()).isTrue();
        assertThat(agreed.andLostPast(1).extent()).isEqualTo(Extent.SINCE_CHECKPOINT);
    }

    @Test
    void isEverythingInAnotherDatabaseClusterOrKafkaCluster() {
        assertThat(gap(new Database(78, 1, END), SLOT_AT_CHECKPOINT, SAME_BROKER)
                        .extent())
                .isEqualTo(Extent.EVERYTHING);
        assertThat(gap(SAME_DATABASE, SLOT_AT_CHECKPOINT, new BrokerState("kafka-2", Map.of(PARTITION, 42L)))
                        .extent())
                .isEqualTo(Extent.EVERYTHING);
    }

    @Test
    void namesTopicsThatEndBeforeTheCheckpointOrAreGone() {
        assertThat(gap(SAME_DATABASE, SLOT_AT_CHECKPOINT, new BrokerState("kafka-1", Map.of(PARTITION, 41L)))
                        .lostTopics())
                .containsExactly("loans");
        Gap gone = gap(SAME_DATABASE, SLOT_AT_CHECKPOINT, new BrokerState("kafka-1", Map.of()));
        assertThat(gone.lostTopics()).containsExactly("loans");
        assertThat(gone.extent()).isEqualTo(Extent.NOTHING);
    }

    private static Gap gap(Database database, SlotState slot, BrokerState broker) {
        return Gap.between(Optional.of(CHECKPOINT), database, slot, broker);
    }
}
