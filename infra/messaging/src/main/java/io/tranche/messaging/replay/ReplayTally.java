package io.tranche.messaging.replay;

import io.tranche.contracts.EventCatalog;
import io.tranche.messaging.inbox.BatchOutcome;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.operation.OperationResult;
import io.tranche.messaging.operation.OperationResult.Place;
import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.OrderedKey;
import io.tranche.messaging.parking.ParkedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts what a batch came to into numbers, and names the events that it did anything with. */
final class ReplayTally {

    static final String APPLIED = "applied";
    /** Marked: left out. They are counted, not named; there may be millions. */
    static final String ALREADY_APPLIED = "already_applied";
    /** And parked for it. */
    static final String FAILED = "failed";
    /** Parked, now or before, behind one that failed. */
    static final String WAITS = "waits";

    private final BatchOutcome outcome;
    private final long parkedBefore;

    /** @param parkedBefore those of the duplicates that are marked because they are parked */
    ReplayTally(BatchOutcome outcome, Set<UUID> parkedBefore) {
        this.outcome = outcome;
        this.parkedBefore = outcome.duplicates().stream()
                .filter(duplicate -> parkedBefore.contains(duplicate.eventId()))
                .count();
    }

    Map<String, Long> counts() {
        Map<Boolean, Long> parked = outcome.parked().stream()
                .collect(Collectors.partitioningBy(ParkedRow::isQueued, Collectors.counting()));
        Map<String, Long> counts = new HashMap<>();
        counts.put(APPLIED, (long) outcome.applied().size());
        counts.put(ALREADY_APPLIED, outcome.duplicates().size() - parkedBefore);
        counts.put(FAILED, parked.getOrDefault(false, 0L));
        counts.put(WAITS, parked.getOrDefault(true, 0L) + parkedBefore);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    List<OperationResult> results() {
        List<OperationResult> results = new ArrayList<>();
        outcome.applied().forEach(event -> results.add(resultOf(event)));
        outcome.parked().forEach(row -> results.add(resultOf(row)));
        return results;
    }

    /** The last offset of each partition that the batch held. */
    Map<Integer, Long> offsets() {
        Map<Integer, Long> offsets = new HashMap<>();
        outcome.applied().forEach(event -> offsets.merge(event.partition(), event.offset(), Math::max));
        outcome.duplicates().forEach(event -> offsets.merge(event.partition(), event.offset(), Math::max));
        outcome.parked()
                .forEach(row -> offsets.merge(
                        row.delivered().partition(), row.delivered().offset(), Math::max));
        return offsets;
    }

    private static OperationResult resultOf(ReceivedEvent event) {
        Place place = new Place(
                event.topic(), event.partition(), event.offset(), event.event().key());
        return new OperationResult(event.id(), EventCatalog.typeOf(event.event().getClass()), place, APPLIED, null);
    }

    private static OperationResult resultOf(ParkedRow row) {
        ConsumerRecord<byte[], byte[]> record = row.delivered();
        String key = OrderedKey.of(record).map(OrderedKey::key).orElse(null);
        Place place = new Place(record.topic(), record.partition(), record.offset(), key);
        Failure failure = row.failure();
        return new OperationResult(
                row.eventId(),
                row.type(),
                place,
                failure == null ? WAITS : FAILED,
                failure == null ? null : failure.summary());
    }
}
