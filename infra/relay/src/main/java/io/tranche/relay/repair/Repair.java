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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Repairs repairs;
    private final Duration margin;

    public Repair(
            JdbcClient jdbc,
            Slot slot,
            Broker broker,
            OutboxTables outboxes,
            Checkpoints checkpoints,
            Repairs repairs,
            Duration margin) {
        this.jdbc = jdbc;
        this.slot = slot;
        this.broker = broker;
        this.outboxes = outboxes;
        this.checkpoints = checkpoints;
        this.repairs = repairs;
        this.margin = margin;
    }

    /** @return where the engine goes on */
    public Progress repair(Term term, EventPublisher publisher) {
        slot.evictReader();
        Findings found = look();
        term.requireHeld();
        broker.ensure(topicsOf(found.known));
        Progress progress = progressFrom(found, slot.ensureUsable());
        if (found.gap.isEmpty()) {
            LOG.info("Slot, checkpoint and broker agree: nothing to send again");
        } else {
            List<Resent> sent = resend(found.gap, positionsBySchema(found.known), publisher, progress);
            term.requireHeld();
            repairs.add(found.gap, sent, term.epoch());
        }
        term.requireHeld();
        checkpoints.replace(progress.checkpoint(), term.epoch());
        return progress;
    }

    /** Looks, and does nothing about it. */
    public void rehearse() {
        Gap gap = look().gap;
        LOG.debug("Were this relay to lead now, it would find: {}", gap.reasons());
    }

    private record Findings(Optional<Checkpoint> known, Database database, BrokerState kafka, Gap gap) {}

    private Findings look() {
        Optional<Checkpoint> known = checkpoints.read();
        Database database = Database.of(jdbc);
        BrokerState kafka = broker.state(topicsOf(known));
        Set<UUID> newest = broker.newestAfter(known.map(Checkpoint::lastOffsets).orElse(Map.of()), kafka);
        Gap gap = Gap.between(known, database, slot.state(), kafka).andLostPast(outboxes.lacking(newest));
        return new Findings(known, database, kafka, gap);
    }

    private static Progress progressFrom(Findings found, SlotState.Usable slot) {
        Database database = found.database;
        Gap gap = found.gap;
        Origin origin = new Origin(database.systemIdentifier(), database.timeline(), found.kafka.clusterId());
        Progress progress = new Progress(origin, slot.confirmed());
        progress.resume(positions(found.known, gap), offsetsStillThere(found.known, gap));
        if (gap.pastLost()) {
            // Told once: from here on these events belong to the past that everybody has seen.
            progress.resume(List.of(), lastOffsets(found.kafka, gap));
        }
        if (gap.extent() != Extent.EVERYTHING) {
            // Positions in the log of another cluster may be far ahead of this one's, and would hide a slot made anew.
            found.known
                    .filter(checkpoint -> checkpoint.origin().systemIdentifier() == database.systemIdentifier())
                    .map(Checkpoint::lsn)
                    .filter(lsn -> !lsn.isAfter(database.end()))
                    .ifPresent(progress::reached);
        }
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

    private static Map<TopicPartition, Long> lastOffsets(BrokerState kafka, Gap gap) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        kafka.endOffsets().forEach((partition, end) -> {
            if (end > 0 && !gap.lostTopics().contains(partition.topic())) {
                offsets.put(partition, end - 1);
            }
        });
        return offsets;
    }

    private static Map<String, OutboxPosition> positionsBySchema(Optional<Checkpoint> known) {
        Map<String, OutboxPosition> positions = new HashMap<>();
        known.ifPresent(
                checkpoint -> checkpoint.outboxes().forEach(position -> positions.put(position.schema(), position)));
        return positions;
    }

    private List<Resent> resend(
            Gap gap, Map<String, OutboxPosition> positions, EventPublisher publisher, Progress progress) {
        // A relay that starts for the first time takes over what is there; nothing was lost.
        Level level = positions.isEmpty() ? Level.INFO : Level.WARN;
        LOG.atLevel(level).log("Sending outbox rows again: {}", String.join("; ", gap.reasons()));
        List<Resent> sent = new ArrayList<>();
        for (String schema : outboxes.schemas()) {
            Range range = range(gap, positions.get(schema));
            Resent rows = outboxes.read(schema, range, events -> publisher.publish(events, progress));
            LOG.atLevel(level)
                    .log("Sent again from {}.outbox: {} rows ({}), all acknowledged", schema, rows.rows(), range);
            sent.add(rows);
        }
        return sent;
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
