package io.tranche.relay.repair;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Rows of one outbox: those since a time, those after a number, and all of some topics. Neither time nor number alone is
 * enough: a slow transaction commits a low number late, and a clock may be wrong.
 */
record Range(Instant since, long afterSeq, Set<String> topics) {

    static Range everything() {
        return new Range(Instant.EPOCH, 0, Set.of());
    }

    /** @param margin longer than any transaction may take */
    static Range after(Instant time, long seq, Duration margin) {
        return new Range(time.minus(margin), seq, Set.of());
    }

    static Range ofTopics(Set<String> topics) {
        return new Range(Instant.MAX, Long.MAX_VALUE, topics);
    }

    Range and(Set<String> moreTopics) {
        return new Range(since, afterSeq, moreTopics);
    }
}
