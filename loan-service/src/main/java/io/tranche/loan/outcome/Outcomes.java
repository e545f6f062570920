package io.tranche.loan.outcome;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits in this instance, and the call that wakes them in every instance. */
@Component
public final class Outcomes {

    static final String CHANNEL = "loan_outcome";

    /** Postgres takes payloads below 8,000 bytes. */
    private static final int PAYLOAD_LENGTH_MAX = 7_000;

    private static final CompletableFuture<Void> NO_ROOM = CompletableFuture.completedFuture(null);

    private final ConcurrentHashMap<Subject, Expected> expected = new ConcurrentHashMap<>();
    private final JdbcClient database;
    private final OutcomeSettings settings;

    Outcomes(JdbcClient database, OutcomeSettings settings, MeterRegistry metrics) {
        this.database = database;
        this.settings = settings;
        metrics.gaugeMapSize("outcomes.expected", List.of(), expected);
    }

    /** To be closed when the answer is given. */
    public Waiter waiter() {
        return new Waiter(this);
    }

    /** Wakes all who wait for these, once the surrounding transaction has committed. */
    public void announce(Collection<Subject> settled) {
        if (!settled.isEmpty()) {
            database.sql("SELECT pg_notify(:channel, payload) FROM unnest(:payloads::text[]) AS payload")
                    .param("channel", CHANNEL)
                    .param("payloads", payloads(settled).toArray(String[]::new))
                    .query((row, number) -> number)
                    .list();
        }
    }

    CompletableFuture<Void> join(Subject subject) {
        if (expected.size() >= settings.waitingMax()) {
            return NO_ROOM;
        }
        return expected.compute(subject, (ignored, present) -> Expected.joined(present))
                .outcome();
    }

    /** @param joined what {@link #join} gave; who found no room has not joined, and must not leave in another's place */
    void leave(Subject subject, CompletableFuture<Void> joined) {
        expected.computeIfPresent(
                subject, (ignored, present) -> present.outcome() == joined ? present.left() : present);
    }

    void wake(Collection<Subject> settled) {
        for (Subject subject : settled) {
            Expected present = expected.get(subject);
            if (present != null) {
                present.outcome().complete(null);
            }
        }
    }

    /** What began it is committed: before that, the database would tell of the end of something else. */
    void begun(Subject subject) {
        expected.computeIfPresent(subject, (ignored, present) -> present.begun());
    }

    /** What may be looked up. */
    Set<Subject> awaited() {
        return expected.entrySet().stream()
                .filter(entry -> entry.getValue().isBegun())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    static List<String> payloads(Collection<Subject> settled) {
        List<String> payloads = new ArrayList<>();
        StringBuilder payload = new StringBuilder();
        for (Subject subject : settled) {
            String text = subject.toString();
            if (payload.length() + text.length() + 1 > PAYLOAD_LENGTH_MAX) {
                payloads.add(payload.toString());
                payload.setLength(0);
            }
            payload.append(payload.isEmpty() ? "" : ",").append(text);
        }
        payloads.add(payload.toString());
        return payloads;
    }

    private record Expected(CompletableFuture<Void> outcome, int waiters, boolean isBegun) {

        static Expected joined(@Nullable Expected present) {
            return present == null
                    ? new Expected(new CompletableFuture<>(), 1, false)
                    : new Expected(present.outcome, present.waiters + 1, present.isBegun);
        }

        @Nullable
        Expected left() {
            return waiters == 1 ? null : new Expected(outcome, waiters - 1, isBegun);
        }

        Expected begun() {
            return new Expected(outcome, waiters, true);
        }
    }
}
