package io.tranche.relay.proof;

import io.tranche.relay.proof.TopicReader.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;

/** What both sides hold, collected for the comparison: rows first, then messages. */
final class Collected implements AutoCloseable {

    /** How many messages there may be for each row before something is clearly wrong. */
    private static final int MESSAGES_PER_ROW_MAX = 4;

    private final ProofRange range;
    private final int listedMax;
    private final Groups groups = new Groups();
    private final Map<String, Instant> oldestByTopic = new HashMap<>();
    private final List<String> topics = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Ids rows;
    private final Ids messages;
    private final Seen seen;

    Collected(ProofRange range, Path directory, ProofSettings settings, Seen seen) throws IOException {
        this.range = range;
        this.seen = seen;
        this.listedMax = settings.listedMax();
        this.rows = new Ids(directory, "rows", settings.rowsMax());
        this.messages = new Ids(directory, "messages", (long) MESSAGES_PER_ROW_MAX * settings.rowsMax());
    }

    void add(String schema, OutboxRows.Row row, int partitions) {
        seen.row();
        oldestByTopic.merge(row.topic(), row.createdAt(), (a, b) -> a.isBefore(b) ? a : b);
        Groups.Key key = new Groups.Key(
                schema,
                row.topic(),
                partition(row.key(), partitions),
                row.createdAt().truncatedTo(ChronoUnit.HOURS));
        rows.add(row.id(), row.seq(), groups.add(key, row.id(), row.seq()));
    }

    /** As Kafka's producer chooses it. */
    private static int partition(String key, int partitions) {
        return partitions == 0
                ? -1
                : Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Messages from before the first row of their topic are older than what the outboxes keep. */
    void add(Message message) {
        seen.message();
        Instant oldest = oldestByTopic.getOrDefault(message.topic(), Instant.MAX);
        if (range.contains(message.writtenAt()) && !message.writtenAt().isBefore(oldest)) {
            messages.add(message.id(), 0, indexes.computeIfAbsent(message.topic(), this::nextIndex));
        }
    }

    private int nextIndex(String topic) {
        topics.add(topic);
        return topics.size() - 1;
    }

    Set<String> topics() {
        return oldestByTopic.keySet();
    }

    Instant oldest() {
        return oldestByTopic.values().stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    }

    Comparison compare(Relayed relayed) throws IOException {
        Comparison comparison = new Comparison(groups, relayed, listedMax);
        comparison.join(rows, messages, topics);
        return comparison;
    }

    List<ProofLine> lines() {
        return groups.lines();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        messages.close();
    }
}
