package io.tranche.opscli.print;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What happened, one after the other: a heading each, then a line for each fact. */
public final class Story {

    private static final String INDENT = "  ";
    private static final List<String> HEADING = List.of("at", "service", "kind", "type");
    /** Said in the heading already, as the time and type of the details are. */
    private static final Set<String> TOLD = Set.of("at", "service", "kind", "type");

    private static final Set<String> TOLD_AGAIN = Set.of("at", "created_at", "type");
    private static final String DETAILS = "details";

    private final List<JsonNode> happened;

    public Story(List<JsonNode> happened) {
        this.happened = happened;
    }

    public void print(PrintWriter out) {
        for (JsonNode one : happened) {
            out.println();
            out.println(HEADING.stream()
                    .filter(one::hasNonNull)
                    .map(name -> Text.of(one.path(name)))
                    .collect(Collectors.joining(INDENT)));
            Map<String, String> facts = facts(one);
            int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
            facts.forEach(
                    (name, value) -> out.println(INDENT + name + " ".repeat(width - name.length()) + INDENT + value));
        }
    }

    private static Map<String, String> facts(JsonNode one) {
        Map<String, String> facts = new LinkedHashMap<>();
        one.propertyStream()
                .filter(entry ->
                        !TOLD.contains(entry.getKey()) && !entry.getKey().equals(DETAILS))
                .forEach(entry -> collect(entry.getKey(), entry.getValue(), facts));
        one.path(DETAILS)
                .propertyStream()
                .filter(entry -> !TOLD_AGAIN.contains(entry.getKey()))
                .forEach(entry -> collect(entry.getKey(), entry.getValue(), facts));
        return facts;
    }

    private static void collect(String name, JsonNode value, Map<String, String> facts) {
        if (value.isNull() || (value.isContainer() && value.isEmpty())) {
            return;
        }
        if (value.isObject()) {
            String of = name.equals(DETAILS) ? "" : name + " ";
            value.propertyStream().forEach(entry -> collect(of + entry.getKey(), entry.getValue(), facts));
        } else if (value.isArray() && value.get(0).isObject()) {
            for (int index = 0; index < value.size(); index++) {
                collect(name + " " + (index + 1), value.get(index), facts);
            }
        } else {
            tell(name.replace('_', ' '), Text.of(value), facts);
        }
    }

    /** What was told already is left out; what contradicts it is not. */
    private static void tell(String name, String value, Map<String, String> facts) {
        String told = facts.putIfAbsent(name, value);
        if (told != null && !told.equals(value)) {
            tell(DETAILS + " " + name, value, facts);
        }
    }
}
