package io.tranche.relay.proof;

import io.tranche.relay.repair.RepairRecord;
import io.tranche.relay.repair.Repairs;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Takes the proofs of repairs. A repair waits for its proof in its table, so that neither a crash nor trouble skips one. */
public final class RepairProofs {

    private static final Logger LOG = LoggerFactory.getLogger(RepairProofs.class);

    private final Repairs repairs;
    private final Verification verification;
    private final JsonMapper json;

    public RepairProofs(Repairs repairs, Verification verification, JsonMapper json) {
        this.repairs = repairs;
        this.verification = verification;
        this.json = json;
    }

    /** Proves the oldest repair that has no proof, if there is one. */
    public void takeNext() {
        repairs.unproven().ifPresent(this::take);
    }

    private void take(RepairRecord repair) {
        try {
            prove(repair);
        } catch (RangeTooLarge tooLarge) {
            LOG.error("Repair {} stays without proof: {}", repair.id(), tooLarge.getMessage());
            repairs.proven(
                    repair.id(), json.writeValueAsString(Map.of("refused", String.valueOf(tooLarge.getMessage()))));
        }
    }

    private void prove(RepairRecord repair) {
        Proof proof = verification.verify(new ProofRange(repair.since(), repair.until(), repair.topics()));
        if (proof.undecided() > 0) {
            LOG.warn("Repair {} cannot be proven yet: {}", repair.id(), ProofTable.summary(proof));
            return;
        }
        if (proof.holds()) {
            LOG.info("Repair {} is proven: {}\n{}", repair.id(), ProofTable.summary(proof), ProofTable.of(proof));
        } else {
            LOG.error("Repair {} is NOT whole: {}\n{}", repair.id(), ProofTable.summary(proof), ProofTable.of(proof));
        }
        repairs.proven(repair.id(), json.writeValueAsString(proof));
    }
}
