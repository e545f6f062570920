package io.tranche.opscli.print;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One JSON value on one line. What is told by others may hold anything, so control characters are not let through. */
final class Text {

    private static final String NONE = "-";

    private Text() {}

    static String of(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NONE;
        }
        if (value.isArray()) {
            return value.isEmpty() ? NONE : value.valueStream().map(Text::of).collect(Collectors.joining(", "));
        }
        return value.isObject() ? ofObject(value) : printable(value.asString());
    }

    /** Keeps line breaks, for texts that have lines of their own. */
    static String lines(String value) {
        return value.lines().map(Text::printable).collect(Collectors.joining("\n"));
    }

    private static String ofObject(JsonNode value) {
        return value.propertyStream()
                .map(entry -> entry.getKey() + "=" + of(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String printable(String value) {
        return value.codePoints()
                .mapToObj(character -> Character.isISOControl(character) ? " " : Character.toString(character))
                .collect(Collectors.joining());
    }
}
