package io.tranche.messaging.replay;

import io.tranche.messaging.dryrun.DryRun;
import io.tranche.messaging.dryrun.Previewed;
import io.tranche.messaging.dryrun.Trial;
import io.tranche.messaging.dryrun.Verdict;
import io.tranche.messaging.inbox.EventHandler;
import io.tranche.messaging.inbox.Standing;
import io.tranche.messaging.operation.OperationResult.Place;
import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.OrderedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A replay in a transaction that is rolled back. */
final class ReplayPreview {

    private static final int BATCH_MAX = 2_000;
    private static final int RECORDS_MAX = 200_000;
    private static final Duration SEARCH_MAX = Duration.ofSeconds(20);

    private final TopicReaders readers;
    private final ConsumedRanges consumed;
    private final DryRun dryRun;
    private final Clock clock;

    ReplayPreview(TopicReaders readers, ConsumedRanges consumed, DryRun dryRun, Clock clock) {
        this.readers = readers;
        this.consumed = consumed;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    private record Found(List<Standing> standings, boolean complete) {}

    ReplayReport of(EventHandler handler, ReplayRequest request) {
        Found found = find(handler, request);
        List<Previewed> events = dryRun.rolledBack(timeIsUp -> preview(handler, found.standings(), timeIsUp));
        Map<Verdict, Long> counts =
                events.stream().collect(Collectors.groupingBy(Previewed::verdict, Collectors.counting()));
        boolean complete =
                found.complete() && events.size() == found.standings().size();
        return new ReplayReport(counts, events, complete);
    }

    /** Before the transaction, which must be short. */
    private Found find(EventHandler handler, ReplayRequest request) {
        List<Standing> standings = new ArrayList<>();
        int seen = 0;
        Instant enough = clock.instant().plus(SEARCH_MAX);
        try (TopicReader reader = readers.open(consumed.of(request), BATCH_MAX)) {
            while (reader.hasMore()
                    && seen < RECORDS_MAX
                    && standings.size() < DryRun.EVENTS_MAX
                    && clock.instant().isBefore(enough)) {
                List<ConsumerRecord<byte[], byte[]>> records = reader.next();
                seen += records.size();
                standings.addAll(handler.standings(
                        records.stream().filter(request::includes).toList()));
            }
            boolean complete = !reader.hasMore() && standings.size() <= DryRun.EVENTS_MAX;
            return new Found(standings.stream().limit(DryRun.EVENTS_MAX).toList(), complete);
        }
    }

    private List<Previewed> preview(EventHandler handler, List<Standing> standings, BooleanSupplier timeIsUp) {
        Set<OrderedKey> heldBack = new HashSet<>();
        Map<UUID, Verdict> verdicts = new HashMap<>();
        List<Previewed> events = new ArrayList<>();
        for (Standing standing : standings) {
            if (timeIsUp.getAsBoolean()) {
                break;
            }
            Optional<OrderedKey> key = OrderedKey.of(standing.delivered());
            Verdict first = verdicts.get(standing.eventId());
            Previewed event = standing.applied() || first != null
                    ? untried(standing, ofCopy(first))
                    : tried(handler, standing, key.filter(heldBack::contains).isPresent());
            if (event.verdict() == Verdict.WOULD_FAIL) {
                key.ifPresent(heldBack::add);
            }
            verdicts.putIfAbsent(standing.eventId(), event.verdict());
            events.add(event);
        }
        return events;
    }

    /** The first marks the event, whether it is applied or parked. */
    private static Verdict ofCopy(@Nullable Verdict first) {
        return first == Verdict.WOULD_FAIL || first == Verdict.WAITS ? Verdict.WAITS : Verdict.ALREADY_APPLIED;
    }

    private Previewed tried(EventHandler handler, Standing standing, boolean behindAnother) {
        if (standing.waits() || behindAnother) {
            return untried(standing, Verdict.WAITS);
        }
        Trial trial = dryRun.attempt(() -> handler.apply(standing.delivered()));
        return previewed(standing, verdict(trial), trial);
    }

    private Previewed untried(Standing standing, Verdict verdict) {
        return previewed(standing, verdict, new Trial(List.of(), null));
    }

    private static Verdict verdict(Trial trial) {
        if (trial.failure() != null) {
            return Verdict.WOULD_FAIL;
        }
        return trial.changes().isEmpty() ? Verdict.ALREADY_APPLIED : Verdict.WILL_APPLY;
    }

    private Previewed previewed(Standing standing, Verdict verdict, Trial trial) {
        ConsumerRecord<byte[], byte[]> record = standing.delivered();
        String key = OrderedKey.of(record).map(OrderedKey::key).orElse(null);
        return new Previewed(
                null,
                standing.eventId(),
                standing.type(),
                new Place(record.topic(), record.partition(), record.offset(), key),
                verdict,
                summary(trial.failure()),
                trial.changes());
    }

    private @Nullable String summary(@Nullable RuntimeException failure) {
        return failure == null ? null : Failure.once(failure, clock.instant()).summary();
    }
}
