package io.tranche.gateway.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts together what the services told, by the ids of the events. */
final class Lines {

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, JsonNode> writtenByEvent = new HashMap<>();

    void steps(JsonNode steps) {
        for (JsonNode step : steps) {
            add("loan", "step", step, step);
        }
    }

    void trails(String service, JsonNode trails) {
        for (JsonNode trail : trails) {
            JsonNode written = trail.path("written");
            if (written.isObject()) {
                writtenByEvent.put(trail.path("event_id").asString(), written);
                add(service, "written", trail, written);
            }
            trail.path("consumers").forEach(handled -> add(service, "handled", trail, handled));
            trail.path("effects").forEach(effect -> add(service, "effect", trail, effect));
        }
    }

    List<Line> joined() {
        return lines.stream()
                .map(this::withEvent)
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    private Line withEvent(Line line) {
        JsonNode written = line.eventId() == null ? null : writtenByEvent.get(line.eventId());
        return written == null ? line : line.of(text(written, "type"), text(written, "trace_id"));
    }

    private void add(String service, String kind, JsonNode event, JsonNode details) {
        String at = text(details, details.has("at") ? "at" : "created_at");
        lines.add(new Line(
                at == null ? Instant.EPOCH : Instant.parse(at),
                service,
                kind,
                text(event, "event_id"),
                null,
                text(details, "trace_id"),
                details));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : null;
    }
}
