package io.tranche.chaos.check;

import io.tranche.chaos.check.Evidence.Mark;
import io.tranche.chaos.check.Evidence.Message;
import io.tranche.chaos.check.Evidence.OutboxRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every row of an outbox is in its topic, and every event in a topic that concerns a consumer is marked as handled by it. */
public final class NothingMissing implements Check {

    @Override
    public String promise() {
        return "no event is missing between outbox, topic and consumers";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        Map<String, Message> sent = new HashMap<>();
        evidence.messages().topics().forEach(message -> sent.putIfAbsent(message.id(), message));
        List<String> found = new ArrayList<>();
        Set<String> written = new HashSet<>();
        for (OutboxRow row : evidence.messages().outbox()) {
            written.add(row.id());
            Message message = sent.get(row.id());
            if (message == null || !message.topic().equals(row.topic())) {
                found.add("missing in " + row.topic() + ": " + row);
            }
        }
        sent.values().stream()
                .filter(message -> !written.contains(message.id()))
                .forEach(message -> found.add("never written to an outbox: " + message));
        found.addAll(unhandled(sent, evidence.messages().marks()));
        return found;
    }

    private static List<String> unhandled(Map<String, Message> sent, List<Mark> marks) {
        Map<String, Set<String>> handled = new TreeMap<>();
        marks.forEach(mark -> handled.computeIfAbsent(mark.consumer(), unknown -> new HashSet<>())
                .add(mark.eventId()));
        List<String> found = new ArrayList<>();
        for (Consumers consumer : Consumers.values()) {
            Set<String> own = handled.getOrDefault(consumer.markedAs(), Set.of());
            sent.values().stream()
                    .filter(message -> consumer.handles(message.type()) != own.contains(message.id()))
                    .forEach(message -> found.add("%s %s: %s"
                            .formatted(
                                    consumer.markedAs(),
                                    consumer.handles(message.type()) ? "has not handled" : "has handled unasked",
                                    message)));
        }
        return found;
    }
}
