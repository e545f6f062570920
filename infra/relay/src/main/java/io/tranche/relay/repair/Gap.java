package io.tranche.relay.repair;

import io.tranche.relay.position.Checkpoint;
import io.tranche.relay.repair.SlotState.Invalidated;
import io.tranche.relay.repair.SlotState.Missing;
import io.tranche.relay.repair.SlotState.Usable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * What Kafka may lack and the slot will not bring.
 *
 * @param reasons one line each, for the log; none if there is no gap
 * @param extent how far back the rows of every topic are sent again
 * @param lostTopics of these, every row is sent again
 * @param pastLost whether Kafka has events that the database does not know
 */
record Gap(List<String> reasons, Extent extent, Set<String> lostTopics, boolean pastLost) {

    Gap(List<String> reasons, Extent extent, Set<String> lostTopics) {
        this(reasons, extent, lostTopics, false);
    }

    enum Extent {
        NOTHING,
        SINCE_CHECKPOINT,
        EVERYTHING
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /** Of which topics rows are sent again; empty for all. */
    Set<String> topicsSent() {
        return extent == Extent.NOTHING ? lostTopics : Set.of();
    }

    /** Kafka has events that the database does not know. Nothing can bring their rows back, but what is left is checked. */
    Gap andLostPast(int events) {
        if (events == 0) {
            return this;
        }
        List<String> all = new ArrayList<>(reasons);
        all.add("the newest events of " + events + " partitions are in no outbox: the database was taken back to an"
                + " earlier time");
        Extent atLeastSome = extent == Extent.NOTHING ? Extent.SINCE_CHECKPOINT : extent;
        return new Gap(List.copyOf(all), atLeastSome, lostTopics, true);
    }

    static Gap between(Optional<Checkpoint> checkpoint, Database database, SlotState slot, BrokerState broker) {
        return checkpoint
                .map(known -> between(known, database, slot, broker))
                .orElseGet(() -> new Gap(List.of("no checkpoint yet"), Extent.EVERYTHING, Set.of()));
    }

    private static Gap between(Checkpoint known, Database database, SlotState slot, BrokerState broker) {
        List<String> unknownPast = unknownPast(known, database, broker);
        List<String> lostLog = lostLog(known, database, slot);
        Set<String> lostTopics = rewoundTopics(known, broker);
        List<String> reasons = new ArrayList<>(unknownPast);
        reasons.addAll(lostLog);
        lostTopics.forEach(topic -> reasons.add("topic " + topic + " ends before the checkpoint"));
        return new Gap(List.copyOf(reasons), extent(!unknownPast.isEmpty(), !lostLog.isEmpty()), lostTopics);
    }

    private static Extent extent(boolean pastUnknown, boolean logLost) {
        if (pastUnknown) {
            return Extent.EVERYTHING;
        }
        return logLost ? Extent.SINCE_CHECKPOINT : Extent.NOTHING;
    }

    private static List<String> unknownPast(Checkpoint known, Database database, BrokerState broker) {
        List<String> reasons = new ArrayList<>();
        if (known.origin().systemIdentifier() != database.systemIdentifier()) {
            reasons.add("the checkpoint was written in another database cluster");
        }
        if (!known.origin().kafkaClusterId().equals(broker.clusterId())) {
            reasons.add("Kafka is another cluster (" + broker.clusterId() + ") than the checkpoint's ("
                    + known.origin().kafkaClusterId() + ")");
        }
        return reasons;
    }

    private static List<String> lostLog(Checkpoint known, Database database, SlotState slot) {
        List<String> reasons = new ArrayList<>();
        if (known.lsn().isAfter(database.end())) {
            reasons.add("the database ends at " + database.end() + ", before the checkpoint at " + known.lsn());
        }
        if (known.origin().timeline() != database.timeline()) {
            reasons.add("the database is on timeline " + database.timeline() + ", the checkpoint on "
                    + known.origin().timeline());
        }
        switch (slot) {
            case Missing() -> reasons.add("the slot is missing");
            case Invalidated(String reason) -> reasons.add("the slot is invalidated (" + reason + ")");
            case Usable usable
            when usable.confirmed().isAfter(known.lsn()) ->
                reasons.add("the slot is at " + usable.confirmed() + ", ahead of the checkpoint at " + known.lsn());
            case Usable usable -> {}
        }
        return reasons;
    }

    private static Set<String> rewoundTopics(Checkpoint known, BrokerState broker) {
        Set<String> topics = new TreeSet<>();
        for (Map.Entry<TopicPartition, Long> last : known.lastOffsets().entrySet()) {
            if (broker.endOffsets().getOrDefault(last.getKey(), 0L) <= last.getValue()) {
                topics.add(last.getKey().topic());
            }
        }
        return topics;
    }
}
