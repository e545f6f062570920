package io.tranche.relay.proof;

import io.tranche.relay.proof.Groups.Group;
import io.tranche.relay.proof.TopicReader.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Joins rows and messages by id, bucket by bucket. What has no counterpart is kept for a second look. */
final class Comparison {

    /** So many on either side are looked at a second time before they count. */
    private static final int CANDIDATES_MAX = 10_000;

    private final Groups groups;
    private final Relayed relayed;
    private final int listedMax;
    private final Map<UUID, Row> notFound = new LinkedHashMap<>();
    private final Set<UUID> withoutRow = new LinkedHashSet<>();
    private long withoutRowBeyond;
    private long undecided;

    Comparison(Groups groups, Relayed relayed, int listedMax) {
        this.groups = groups;
        this.relayed = relayed;
        this.listedMax = listedMax;
    }

    void join(Ids rows, Ids messages, List<String> topics) throws IOException {
        for (int bucket = 0; bucket < Ids.BUCKETS; bucket++) {
            Map<UUID, Row> waiting = new HashMap<>();
            rows.each(bucket, (id, seq, group) -> waiting.put(id, new Row(seq, groups.at(group))));
            messages.each(bucket, (id, unused, topic) -> {
                Row row = waiting.get(id);
                if (row != null && row.group.key().topic().equals(topics.get(topic))) {
                    row.messages++;
                } else {
                    withoutRow(id);
                }
            });
            waiting.forEach(this::count);
        }
    }

    private void withoutRow(UUID id) {
        if (withoutRow.size() < CANDIDATES_MAX) {
            withoutRow.add(id);
        } else {
            withoutRowBeyond++;
        }
    }

    private void count(UUID id, Row row) {
        if (row.messages > 0) {
            row.group.found(row.messages);
        } else if (notFound.size() < CANDIDATES_MAX) {
            notFound.put(id, row);
        } else {
            countNotFound(row);
        }
    }

    private boolean countNotFound(Row row) {
        if (relayed.pastAll()) {
            row.group.missing();
            return true;
        }
        row.group.waiting();
        undecided += relayed.covers(row.group.key().schema(), row.seq) ? 1 : 0;
        return false;
    }

    /** Rows that may just be on their way. */
    boolean lacksSome() {
        return !notFound.isEmpty();
    }

    void arrived(Message message) {
        Row row = notFound.get(message.id());
        if (row != null && row.group.key().topic().equals(message.topic())) {
            row.group.found(1);
            notFound.remove(message.id());
        }
    }

    Set<UUID> withoutRow() {
        return withoutRow;
    }

    void appeared(Collection<UUID> rows) {
        rows.forEach(withoutRow::remove);
    }

    Unmatched finish() {
        List<MissingRow> missing = new ArrayList<>();
        notFound.forEach((id, row) -> {
            if (countNotFound(row) && missing.size() < listedMax) {
                missing.add(row.missing(id));
            }
        });
        List<UUID> listed = withoutRow.stream().limit(listedMax).toList();
        return new Unmatched(missing, undecided, withoutRow.size() + withoutRowBeyond, listed);
    }

    private static final class Row {

        private final long seq;
        private final Group group;
        private int messages;

        Row(long seq, Group group) {
            this.seq = seq;
            this.group = group;
        }

        private MissingRow missing(UUID id) {
            Groups.Key key = group.key();
            return new MissingRow(id, key.schema(), seq, key.topic(), key.partition(), key.hour());
        }
    }
}
