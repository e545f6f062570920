package io.tranche.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line. */
record BenchOptions(Where where, int borrowers, Load load, Duration warmUp, Duration measured) {

    static final String HELP = """
            Options (with or without leading --):
              concurrency=N   closed loop: N payers, each pays again when it has its answer (default 48)
              rate=N          open loop instead: N repayments per second, however long answers take
              seconds=N       measured time (default 60)
              warmup=N        seconds driven before that, not measured (default 60)
              borrowers=N     each with two loans of its own (default 64)
              url=URL         of a running gateway; without it a platform is started in a temporary directory
              data=DIR        of that running platform
            """;

    private static final Set<String> KNOWN =
            Set.of("concurrency", "rate", "seconds", "warmup", "borrowers", "url", "data");

    /** A platform that runs already; null for one of our own. */
    record Where(@Nullable URI url, @Nullable Path data) {}

    static BenchOptions parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            if (parts.length != 2 || !KNOWN.contains(parts[0])) {
                throw new IllegalArgumentException("Unknown option " + argument + "\n" + HELP);
            }
            given.put(parts[0], parts[1]);
        }
        String url = given.get("url");
        String data = given.get("data");
        if (url != null && data == null) {
            throw new IllegalArgumentException("url needs data as well\n" + HELP);
        }
        return new BenchOptions(
                new Where(url == null ? null : URI.create(url), data == null ? null : Path.of(data)),
                number(given, "borrowers", 64),
                given.containsKey("rate")
                        ? new Load.OpenLoop(number(given, "rate", 50))
                        : new Load.ClosedLoop(number(given, "concurrency", 48)),
                Duration.ofSeconds(number(given, "warmup", 60)),
                Duration.ofSeconds(number(given, "seconds", 60)));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(name + " is a whole number above 0, not " + value);
        }
        return Integer.parseInt(value);
    }
}
