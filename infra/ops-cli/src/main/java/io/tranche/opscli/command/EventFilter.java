package io.tranche.opscli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Parked events by what they are. */
final class EventFilter {

    @Option(names = "--consumer", paramLabel = "NAME", description = "Of this consumer")
    @Nullable
    String consumer;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "From this topic")
    @Nullable
    String topic;

    @Option(names = "--key", paramLabel = "KEY", description = "With this key: a loan, an account")
    @Nullable
    String key;

    @Option(
            names = "--cause",
            paramLabel = "FINGERPRINT",
            description = "With this cause, as `parked causes` lists them")
    @Nullable
    String cause;

    @Option(names = "--type", paramLabel = "TYPE", description = "Of this type, for example wallet.loan_disbursed.v1")
    @Nullable
    String type;

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
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("consumer", consumer);
        all.put("topic", topic);
        all.put("key", key);
        all.put("cause", cause);
        all.put("type", type);
        all.put("since", since);
        all.put("until", until);
        Map<String, String> given = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                given.put(name, Objects.toString(value));
            }
        });
        return given;
    }
}
