package io.tranche.opscli.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Parked events by what they are. */
final class EventFilter {

    @Mixin
    EventOptions event = new EventOptions();

    @Option(
            names = "--cause",
            paramLabel = "FINGERPRINT",
            description = "With this cause, as `parked causes` lists them")
    @Nullable
    String cause;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Parked since then: 2026-01-20T10:00:00Z, or an age: 15m, 2h, 7d")
    @Nullable
    Moment since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Parked before then")
    @Nullable
    Moment until;

    /** What was given, by its name in the API. */
    Map<String, String> given() {
        Map<String, String> given = event.given();
        put(given, "cause", cause);
        put(given, "since", since);
        put(given, "until", until);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value.toString());
        }
    }
}
