package io.tranche.relay.proof;

import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.position.OutboxPosition;
import io.tranche.relay.repair.OutboxTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares outboxes and topics, at any time and beside whatever relays. Rows are read first and topics after them, so a row that
 * is not found was not there; one that may just be on its way is waited for a moment.
 */
public final class Verification {

    private final OutboxTables outboxes;
    private final OutboxRows rows;
    private final Checkpoints checkpoints;
    private final Relaying relaying;
    private final Map<String, Object> kafkaSettings;
    private final ProofSettings settings;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    public Verification(
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            OutboxTables outboxes,
            Checkpoints checkpoints,
            Map<String, Object> kafkaSettings,
            ProofSettings settings,
            Clock clock) {
        this.outboxes = outboxes;
        this.rows = new OutboxRows(jdbc, transactions);
        this.checkpoints = checkpoints;
        this.relaying = new Relaying(JdbcClient.create(jdbc), settings.catchUp());
        this.kafkaSettings = kafkaSettings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws VerificationRunning if another one runs and goes on
     * @throws RangeTooLarge if there is more than one proof may take
     */
    public Proof verify(ProofRange range) {
        return verify(range, new Seen());
    }

    Proof verify(ProofRange range, Seen seen) {
        waitForOthers();
        try {
            return inOwnDirectory(range, seen);
        } catch (IOException e) {
            throw new UncheckedIOException("The ids of a proof could not be kept in " + settings.directory(), e);
        } finally {
            running.unlock();
        }
    }

    private void waitForOthers() {
        try {
            if (!running.tryLock(settings.queueMax().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new VerificationRunning();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VerificationRunning();
        }
    }

    private Proof inOwnDirectory(ProofRange range, Seen seen) throws IOException {
        Path directory = Files.createTempDirectory(settings.directory(), "relay-proof");
        try (TopicReader topics = new TopicReader(kafkaSettings, settings.silenceMax());
                Collected collected = new Collected(range, directory, settings, seen)) {
            return take(range, topics, collected);
        } finally {
            Files.deleteIfExists(directory);
        }
    }

    private Proof take(ProofRange range, TopicReader topics, Collected collected) throws IOException {
        Map<String, Long> relayed = checkpoints.outboxPositions().stream()
                .collect(Collectors.toMap(OutboxPosition::schema, OutboxPosition::seq));
        for (String schema : outboxes.schemas()) {
            rows.read(schema, range, row -> collected.add(schema, row, topics.partitions(row.topic())));
        }
        // A row committed late, by a transaction older than others that Kafka has, still comes through the slot.
        boolean passed = relaying.awaitPassed(relaying.end());
        topics.start(collected.topics(), collected.oldest().minus(settings.clockSkew()));
        topics.readToEnd(collected::add);
        Comparison comparison = collected.compare(new Relayed(relayed, passed));
        settle(topics, comparison);
        for (String schema : outboxes.schemas()) {
            // Committed since the rows were read, by a transaction that began earlier.
            comparison.appeared(rows.among(schema, comparison.withoutRow()));
        }
        Unmatched unmatched = comparison.finish();
        return Proof.of(range, Instant.now(clock), collected.lines(), unmatched);
    }

    private void settle(TopicReader topics, Comparison comparison) {
        long endsAtNanos = System.nanoTime() + settings.settle().toNanos();
        while (comparison.lacksSome() && System.nanoTime() - endsAtNanos < 0) {
            topics.readNext(comparison::arrived);
        }
    }
}
