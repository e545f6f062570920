package io.tranche.relay;

import io.tranche.relay.proof.RepairProofs;
import io.tranche.relay.proof.VerificationRunning;
import io.tranche.relay.proof.VerificationRuns;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** The leader proves its repairs while it relays: a proof reads whole topics, and nothing should wait for it. */
final class ProofSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(ProofSchedule.class);

    private final Relay relay;
    private final RepairProofs proofs;
    private final VerificationRuns verifications;
    private final AtomicBoolean running = new AtomicBoolean();

    ProofSchedule(Relay relay, RepairProofs proofs, VerificationRuns verifications) {
        this.relay = relay;
        this.proofs = proofs;
        this.verifications = verifications;
    }

    /** On a thread of its own, so that a relay which stops does not wait for it. */
    @Scheduled(fixedDelayString = "${tranche.relay.proof.interval}")
    void proveWhatIsUnproven() {
        if (relay.progress().isPresent() && running.compareAndSet(false, true)) {
            var unused = Thread.ofVirtual().name("repair-proof").start(this::prove);
        }
    }

    private void prove() {
        try {
            proofs.takeNext();
        } catch (VerificationRunning busy) {
            LOG.debug("{}", busy.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("The proof of a repair could not be taken yet: {}", failed.toString());
        } finally {
            running.set(false);
        }
    }

    @Scheduled(fixedDelayString = "${tranche.relay.proof.interval}")
    void tellHowFarVerificationsAre() {
        try {
            verifications.heartbeat();
        } catch (DataAccessException unreachable) {
            LOG.warn("No heartbeat for a verification: {}", unreachable.getMessage());
        }
    }
}
