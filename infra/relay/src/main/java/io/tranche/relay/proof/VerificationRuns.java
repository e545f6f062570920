package io.tranche.relay.proof;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Takes proofs in the background, for they may take an hour. */
public final class VerificationRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VerificationRuns.class);

    /** So long may the database be away, and a proof of hours is still kept. */
    private static final Persistence KEPT = new Persistence(Duration.ofMinutes(1), Duration.ofSeconds(1));

    private final Verifications verifications;
    private final Verification verification;
    private final JsonMapper json;
    private final String relay;
    private volatile @Nullable Run running;

    private record Run(long id, Seen seen, Thread thread) {}

    /** @param relay the name of this one */
    public VerificationRuns(JdbcClient jdbc, Verification verification, JsonMapper json, String relay) {
        this.verifications = new Verifications(jdbc);
        this.verification = verification;
        this.json = json;
        this.relay = relay;
    }

    /** @throws VerificationRunning if one runs already, here or in another relay */
    public synchronized VerificationRecord start(ProofRange range, String requestedBy) {
        long id = verifications.begin(range, relay, requestedBy).orElseThrow(VerificationRunning::new);
        Seen seen = new Seen();
        Thread thread = Thread.ofPlatform().daemon().name("verification-" + id).unstarted(() -> take(id, range, seen));
        running = new Run(id, seen, thread);
        thread.start();
        return verifications.find(id).orElseThrow();
    }

    public Optional<VerificationRecord> find(long id) {
        return verifications.find(id);
    }

    /** Called again and again while the relay lives: says that it does, and how far it is. */
    public void heartbeat() {
        Run run = running;
        if (run != null) {
            verifications.heartbeat(run.id, run.seen);
        }
    }

    private void take(long id, ProofRange range, Seen seen) {
        try {
            Runnable ending = ending(id, range, seen);
            if (!KEPT.run(ending)) {
                LOG.error("How verification {} ended could not be kept", id);
            }
        } finally {
            ended(id);
        }
    }

    private Runnable ending(long id, ProofRange range, Seen seen) {
        try {
            Proof proof = verification.verify(range, seen);
            LOG.info("Verification {}: {}", id, ProofTable.summary(proof));
            String kept = json.writeValueAsString(proof);
            return () -> {
                verifications.heartbeat(id, seen);
                verifications.done(id, kept);
            };
        } catch (RuntimeException failure) {
            LOG.warn("Verification {} failed", id, failure);
            return () -> verifications.failed(id, String.valueOf(failure.getMessage()));
        }
    }

    private synchronized void ended(long id) {
        Run run = running;
        if (run != null && run.id == id) {
            running = null;
        }
    }

    /** What runs shows as interrupted after a while. */
    @Override
    public void close() {
        Run run = running;
        if (run != null) {
            run.thread.interrupt();
        }
    }
}
