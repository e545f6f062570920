package io.tranche.chaos;

import io.tranche.chaos.check.Check;
import io.tranche.chaos.check.Evidence;
import io.tranche.chaos.check.EvidenceReader;
import io.tranche.chaos.load.Seen;
import io.tranche.chaos.time.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Waits until nothing is under way and every promise is kept. While something is under way some promises are not kept yet; what
 * is still broken when the time is over is broken.
 */
final class Quiet {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final EvidenceReader reader;
    private final List<Check> checks;
    private final List<Seen> seen;
    private Map<String, List<String>> violations = Map.of();
    private int written = -1;

    Quiet(EvidenceReader reader, List<Check> checks, List<Seen> seen) {
        this.reader = reader;
        this.checks = checks;
        this.seen = seen;
    }

    Map<String, List<String>> await() {
        long begin = System.nanoTime();
        while (!isQuiet() && System.nanoTime() - begin < LONGEST.toNanos()) {
            Waiting.pass(BETWEEN_LOOKS);
        }
        return violations;
    }

    private boolean isQuiet() {
        Evidence evidence = reader.read(seen);
        Map<String, List<String>> found = new LinkedHashMap<>();
        checks.forEach(check -> found.put(check.promise(), check.violations(evidence)));
        violations = found;
        int before = written;
        written = evidence.messages().outbox().size();
        return before == written && found.values().stream().allMatch(List::isEmpty);
    }
}
