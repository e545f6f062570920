package io.tranche.chaos.check;

import io.tranche.chaos.check.Evidence.Message;
import io.tranche.chaos.check.Evidence.OutboxRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Per topic and key, events appear for the first time in the order in which they were written; a copy may come at any time later. */
public final class OrderKept implements Check {

    private record TopicKey(String topic, String key) {}

    @Override
    public String promise() {
        return "the order of each key is kept, and each key keeps to its partition";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        Map<TopicKey, List<String>> written = new HashMap<>();
        for (OutboxRow row : evidence.messages().outbox()) {
            written.computeIfAbsent(new TopicKey(row.topic(), row.key()), unknown -> new ArrayList<>())
                    .add(row.id());
        }
        Map<TopicKey, List<String>> appeared = new HashMap<>();
        Map<TopicKey, Set<Integer>> partitions = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (Message message : evidence.messages().topics()) {
            TopicKey key = new TopicKey(message.topic(), message.key());
            partitions.computeIfAbsent(key, unknown -> new HashSet<>()).add(message.partition());
            if (known.add(message.id())) {
                appeared.computeIfAbsent(key, unknown -> new ArrayList<>()).add(message.id());
            }
        }
        List<String> found = new ArrayList<>();
        appeared.forEach((key, ids) -> describe(key, written.getOrDefault(key, List.of()), ids, found));
        partitions.forEach((key, numbers) -> {
            if (numbers.size() > 1) {
                found.add("%s is in the partitions %s".formatted(key, numbers));
            }
        });
        return found;
    }

    /** What is missing altogether is another check's. */
    private static void describe(TopicKey key, List<String> written, List<String> appeared, List<String> found) {
        List<String> expected = new ArrayList<>(written);
        expected.retainAll(new HashSet<>(appeared));
        for (int i = 0; i < Math.min(expected.size(), appeared.size()); i++) {
            if (!expected.get(i).equals(appeared.get(i))) {
                found.add(
                        "%s: event %d should be %s and is %s".formatted(key, i + 1, expected.get(i), appeared.get(i)));
                return;
            }
        }
    }
}
