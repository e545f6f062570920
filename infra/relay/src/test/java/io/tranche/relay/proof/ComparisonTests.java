package io.tranche.relay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTests {

    private static final Instant NOON = Instant.parse("2026-01-20T12:00:00Z");
    private static final Map<String, Long> RELAYED = Map.of("loan", 2L);

    @TempDir
    private Path directory;

    @Test
    void rowsThatTheRelayIsPastAreLostAlsoIfNoneCameAfterThem() throws IOException {
        Proof proof = proofOfThreeRowsWithoutMessages(new Relayed(RELAYED, true));

        assertThat(proof.missing()).isEqualTo(3);
        assertThat(proof.undecided()).isZero();
        assertThat(proof.waiting()).isZero();
        assertThat(proof.holds()).isFalse();
    }

    @Test
    void nothingIsProvenOfRowsThatMayStillComeThoughNewerOnesCame() throws IOException {
        Proof proof = proofOfThreeRowsWithoutMessages(new Relayed(RELAYED, false));

        assertThat(proof.missing()).isZero();
        assertThat(proof.undecided()).isEqualTo(2);
        assertThat(proof.waiting()).isEqualTo(3);
        assertThat(proof.holds()).isFalse();
        assertThat(ProofTable.of(proof)).contains("2 rows may be lost or on their way");
    }

    @Test
    void backlogIsNoLoss() throws IOException {
        Proof proof = proofOfThreeRowsWithoutMessages(new Relayed(Map.of(), false));

        assertThat(proof.waiting()).isEqualTo(3);
        assertThat(proof.holds()).isTrue();
    }

    private Proof proofOfThreeRowsWithoutMessages(Relayed relayed) throws IOException {
        Groups groups = new Groups();
        Comparison comparison = new Comparison(groups, relayed, 10);
        try (Ids rows = new Ids(directory, "rows", 3);
                Ids messages = new Ids(directory, "messages", 3)) {
            for (long seq = 1; seq <= 3; seq++) {
                UUID id = new UUID(0, seq);
                rows.add(id, seq, groups.add(new Groups.Key("loan", "loan.events", 0, NOON), id, seq));
            }
            comparison.join(rows, messages, List.of());
        }
        Unmatched unmatched = comparison.finish();
        return Proof.of(new ProofRange(null, NOON, Set.of()), NOON, groups.lines(), unmatched);
    }
}
