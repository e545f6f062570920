package io.tranche.relay.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The counts of a proof while it is taken, one group per line of it. */
final class Groups {

    /** What the rows of a line have in common. */
    record Key(String schema, String topic, int partition, Instant hour) {}

    private final Map<Key, Integer> indexes = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();

    int add(Key key, UUID id, long seq) {
        int index = indexes.computeIfAbsent(key, added -> {
            groups.add(new Group(added, id, seq));
            return groups.size() - 1;
        });
        groups.get(index).add(id, seq);
        return index;
    }

    Group at(int index) {
        return groups.get(index);
    }

    List<ProofLine> lines() {
        return groups.stream()
                .map(Group::line)
                .sorted(Comparator.comparing(ProofLine::schema)
                        .thenComparing(ProofLine::topic)
                        .thenComparing(ProofLine::hour)
                        .thenComparingInt(ProofLine::partition))
                .toList();
    }

    static final class Group {

        private final Key key;
        private UUID firstId;
        private UUID lastId;
        private long firstSeq;
        private long lastSeq;
        private long rows;
        private long found;
        private long missing;
        private long waiting;
        private long duplicates;

        Group(Key key, UUID id, long seq) {
            this.key = key;
            this.firstId = id;
            this.lastId = id;
            this.firstSeq = seq;
            this.lastSeq = seq;
        }

        Key key() {
            return key;
        }

        private void add(UUID id, long seq) {
            rows++;
            if (seq < firstSeq) {
                firstSeq = seq;
                firstId = id;
            }
            if (seq > lastSeq) {
                lastSeq = seq;
                lastId = id;
            }
        }

        void found(int messages) {
            found++;
            duplicates += messages - 1;
        }

        void missing() {
            missing++;
        }

        void waiting() {
            waiting++;
        }

        private ProofLine line() {
            return new ProofLine(
                    key.schema,
                    key.topic,
                    key.partition,
                    key.hour,
                    rows,
                    found,
                    missing,
                    waiting,
                    duplicates,
                    firstId,
                    lastId);
        }
    }
}
