package io.tranche.ledger.shadow;

import io.tranche.messaging.replay.TopicRange;
import java.util.List;

/** How far the rebuild is, and how far it goes: everything that stood in the topics when it began. */
record Position(List<TopicRange> ranges) {

    long recordsLeft() {
        return ranges.stream().mapToLong(range -> range.end() - range.next()).sum();
    }
}
