package io.tranche.bench.shadow;

import io.tranche.ledger.posting.EventPosting;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationRequest;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills the topics, lets the live journal take what is in them, then rebuilds and compares. */
final class ShadowRun {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LedgerUnderTest ledger;
    private final Operations operations;
    private final JdbcClient database;

    ShadowRun(LedgerUnderTest ledger) {
        this.ledger = ledger;
        this.operations = ledger.part(Operations.class);
        this.database = ledger.part(JdbcClient.class);
    }

    ShadowFigures measure(int loans) {
        Duration live = timed(() -> {
            long[] moving = {0};
            try (Feed feed = new Feed(ledger.kafka())) {
                new LoanBook(loans, event -> {
                            feed.send(event);
                            moving[0] += EventPosting.EVENTS.contains(event.getClass()) ? 1 : 0;
                        })
                        .tell();
            }
            await(() -> number("SELECT count(*) FROM journal_entry") == moving[0]);
        });
        long[] operation = {0};
        Duration rebuilt = timed(() -> {
            operation[0] = start();
            await(() -> isRead(operations.get(operation[0])));
        });
        Duration compared = timed(() -> await(() -> operations.get(operation[0]).state() != OperationState.RUNNING));
        return figures(operations.get(operation[0]), new Times(live, rebuilt, compared));
    }

    private record Times(Duration live, Duration rebuilt, Duration compared) {}

    private long start() {
        Requester requester = new Requester("bench", "measured");
        return operations
                .start(new OperationRequest("ledger-shadow", Map.of(), requester))
                .id();
    }

    private static boolean isRead(Operation operation) {
        if (operation.state() != OperationState.RUNNING) {
            return true;
        }
        Long all = operation.counts().get("records_total");
        return all != null && operation.counts().getOrDefault("records", 0L) >= all;
    }

    private ShadowFigures figures(Operation ended, Times times) {
        if (ended.state() != OperationState.DONE) {
            throw new IllegalStateException("The rebuild ended as " + ended);
        }
        return new ShadowFigures(
                ended.counts().getOrDefault("records", 0L),
                ended.counts().getOrDefault("entries", 0L),
                number("SELECT count(*) FROM shadow_difference"),
                times.live(),
                times.rebuilt(),
                times.compared());
    }

    private long number(String query) {
        return database.sql(query).query(Long.class).single();
    }

    private static Duration timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void await(BooleanSupplier done) {
        long begin = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IllegalStateException("It takes longer than " + LONGEST);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
