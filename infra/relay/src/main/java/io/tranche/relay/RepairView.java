package io.tranche.relay;

import io.tranche.relay.repair.RepairRecord;
import io.tranche.relay.repair.Resent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** @param proof null until it is taken */
record RepairView(
        long id,
        long epoch,
        List<String> reasons,
        List<Resent> sent,
        Instant since,
        Instant until,
        Collection<String> topics,
        Instant finishedAt,
        @Nullable Instant provenAt,
        @Nullable JsonNode proof) {

    static RepairView of(RepairRecord repair, JsonMapper json) {
        String proof = repair.proof();
        return new RepairView(
                repair.id(),
                repair.epoch(),
                repair.reasons(),
                repair.sent(),
                repair.since(),
                repair.until(),
                repair.topics(),
                repair.finishedAt(),
                repair.provenAt(),
                proof == null ? null : json.readTree(proof));
    }
}
