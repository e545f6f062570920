package io.tranche.relay.repair;

import io.tranche.contracts.Topics;
import io.tranche.relay.lease.Term;
import io.tranche.relay.position.Checkpoint;
import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.position.Origin;
import io.tranche.relay.position.OutboxPosition;
import io.tranche.relay.position.Progress;
import io.tranche.relay.publish.EventPublisher;
import io.tranche.relay.repair.Gap.Extent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs before each engine: compares slot, checkpoint and broker, and sends again whatever the slot will not bring. The slot
 * comes first, so that what commits meanwhile is caught by it; the checkpoint comes last, so that a repair cut short is begun
 * anew. Sending too much is harmless, consumers know the events they had.
 */
public final class Repair {

    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

    private final JdbcClient jdbc;
    private final Slot slot;
    private final Broker broker;
    private final OutboxTables outboxes;
    private final Checkpoints checkpoints;
    private final Duration margin;

    public Repair(
            JdbcClient jdbc,
            Slot slot,
            Broker broker,
            OutboxTables outboxes,
            Checkpoints checkpoints,
            Duration margin) {
        this.jdbc = jdbc;
        this.slot = slot;
        this.broker = broker;
        this.outboxes = outboxes;
        this.checkpoints = checkpoints;
        this.margin = margin;
    }

    /** @return where the engine goes on */
    public Progress repair(Term term, EventPublisher publisher) {
        slot.evictReader();
        Optional<Checkpoint> known = checkpoints.read();
        Database database = Database.of(jdbc);
        BrokerState kafka = broker.stateThenEnsure(topicsOf(known));
        Gap gap = Gap.between(known, database, slot.state(), kafka);
        SlotState.Usable usable = slot.ensureUsable();
        Origin origin = new Origin(database.systemIdentifier(), database.timeline(), kafka.clusterId());
        Progress progress = new Progress(origin, usable.confirmed());
        progress.resume(positions(known, gap), offsetsStillThere(known, gap));
        if (gap.extent() != Extent.EVERYTHING) {
            // Positions in the log of another cluster may be far ahead of this one's, and would hide a slot made anew.
            known.filter(checkpoint -> checkpoint.origin().systemIdentifier() == database.systemIdentifier())
                    .map(Checkpoint::lsn)
                    .ifPresent(progress::reached);
        }
        resend(gap, positionsBySchema(known), publisher, progress);
        term.requireHeld();
        checkpoints.replace(progress.checkpoint(), term.epoch());
        return progress;
    }

    private static Set<String> topicsOf(Optional<Checkpoint> known) {
        Set<String> topics = new HashSet<>(Set.of(Topics.USER_EVENTS, Topics.WALLET_EVENTS, Topics.LOAN_EVENTS));
        known.ifPresent(
                checkpoint -> checkpoint.lastOffsets().keySet().forEach(partition -> topics.add(partition.topic())));
        return topics;
    }

    private static List<OutboxPosition> positions(Optional<Checkpoint> known, Gap gap) {
        return gap.extent() == Extent.EVERYTHING
                ? List.of()
                : known.map(checkpoint -> List.copyOf(checkpoint.outboxes())).orElse(List.of());
    }

    private static Map<TopicPartition, Long> offsetsStillThere(Optional<Checkpoint> known, Gap gap) {
        Map<TopicPartition, Long> offsets =
                new HashMap<>(known.map(Checkpoint::lastOffsets).orElse(Map.of()));
        offsets.keySet()
                .removeIf(partition ->
                        gap.extent() == Extent.EVERYTHING || gap.lostTopics().contains(partition.topic()));
        return offsets;
    }

    private static Map<String, OutboxPosition> positionsBySchema(Optional<Checkpoint> known) {
        Map<String, OutboxPosition> positions = new HashMap<>();
        known.ifPresent(
                checkpoint -> checkpoint.outboxes().forEach(position -> positions.put(position.schema(), position)));
        return positions;
    }

    private void resend(Gap gap, Map<String, OutboxPosition> positions, EventPublisher publisher, Progress progress) {
        if (gap.isEmpty()) {
            LOG.info("Slot, checkpoint and broker agree: nothing to send again");
            return;
        }
        // A relay that starts for the first time takes over what is there; nothing was lost.
        Level level = positions.isEmpty() ? Level.INFO : Level.WARN;
        LOG.atLevel(level).log("Sending outbox rows again: {}", String.join("; ", gap.reasons()));
        for (String schema : outboxes.schemas()) {
            Range range = range(gap, positions.get(schema));
            long rows = outboxes.read(schema, range, events -> publisher.publish(events, progress));
            LOG.atLevel(level).log("Sent again from {}.outbox: {} rows ({}), all acknowledged", schema, rows, range);
        }
    }

    private Range range(Gap gap, @Nullable OutboxPosition position) {
        return switch (gap.extent()) {
            case NOTHING -> Range.ofTopics(gap.lostTopics());
            case SINCE_CHECKPOINT ->
                position == null
                        ? Range.everything()
                        : Range.after(position.createdAt(), position.seq(), margin)
                                .and(gap.lostTopics());
            case EVERYTHING -> Range.everything();
        };
    }
}
