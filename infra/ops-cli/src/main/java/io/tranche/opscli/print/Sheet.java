package io.tranche.opscli.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One thing: a line for each plain value, then what it holds, each part under its name. */
public final class Sheet {

    private final JsonNode thing;

    public Sheet(JsonNode thing) {
        this.thing = thing;
    }

    public void print(PrintWriter out) {
        List<Map.Entry<String, JsonNode>> parts = new ArrayList<>();
        int width =
                thing.propertyNames().stream().mapToInt(String::length).max().orElse(0);
        thing.propertyStream().forEach(entry -> {
            if (isPart(entry.getValue())) {
                parts.add(entry);
            } else {
                out.println(named(entry.getKey(), width) + Text.of(entry.getValue()));
            }
        });
        parts.forEach(part -> printPart(part.getKey(), part.getValue(), out));
    }

    private static void printPart(String name, JsonNode part, PrintWriter out) {
        out.println();
        out.println(name.replace('_', ' ') + ":");
        if (part.isObject()) {
            int width =
                    part.propertyNames().stream().mapToInt(String::length).max().orElse(0);
            part.propertyStream()
                    .forEach(entry -> out.println("  " + named(entry.getKey(), width) + Text.of(entry.getValue())));
        } else if (part.isArray()) {
            Table.of(part.valueStream().toList(), List.of()).print(out);
        } else {
            out.println(Text.lines(part.asString()));
        }
    }

    /** An object, a list of objects or a text of several lines. */
    private static boolean isPart(JsonNode value) {
        return !value.isEmpty()
                        && (value.isObject() || value.isArray() && value.get(0).isObject())
                || value.isString() && value.asString().contains("\n");
    }

    private static String named(String name, int width) {
        return name.replace('_', ' ') + " ".repeat(width - name.length() + 2);
    }
}
