package io.tranche.opscli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an event is and who is to have it, parked or in its topic. */
final class EventOptions {

    @Option(names = "--consumer", paramLabel = "NAME", description = "Of this consumer, as `consumers` lists it")
    @Nullable
    String consumer;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "From this topic")
    @Nullable
    String topic;

    @Option(names = "--key", paramLabel = "KEY", description = "With this key: a loan, an account")
    @Nullable
    String key;

    @Option(names = "--type", paramLabel = "TYPE", description = "Of this type, for example wallet.loan_disbursed.v1")
    @Nullable
    String type;

    /** What was given, by its name in the API. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "consumer", consumer);
        put(given, "topic", topic);
        put(given, "key", key);
        put(given, "type", type);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
