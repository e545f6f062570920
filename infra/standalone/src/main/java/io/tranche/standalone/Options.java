package io.tranche.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line. */
final class Options {

    static final String HELP = """
            Options:
              --data=DIR            where all data lives (default .tranche)
              --fresh               throw the data of earlier runs away first
              --port=N              of the gateway (default 8000)
              --address=IP          the gateway listens on (default 127.0.0.1: this machine only)
              --demo=false          no demo users; the first admin comes from TRANCHE_ADMIN_EMAIL and TRANCHE_ADMIN_PASSWORD
              --postgres-port=N     (default: a free one)
              --kafka-port=N        (default: a free one)
              --mailbox-port=N      of the page that shows what was mailed (default: a free one)
              --help
            """;
    private static final List<String> SWITCHES = List.of("fresh", "demo", "help");
    private static final List<String> WITH_VALUE =
            List.of("data", "port", "address", "postgres-port", "kafka-port", "mailbox-port");

    private final Map<String, String> given = new HashMap<>();

    private Options() {}

    static Options parse(String... arguments) {
        Options options = new Options();
        for (String argument : arguments) {
            options.add(argument);
        }
        return options;
    }

    boolean asksForHelp() {
        return isOn("help", false);
    }

    PlatformSettings settings() {
        var listening = new PlatformSettings.Listening(
                given.getOrDefault("address", PlatformSettings.Listening.LOOPBACK),
                port("port", 8000),
                port("postgres-port", 0),
                port("kafka-port", 0),
                port("mailbox-port", 0));
        return new PlatformSettings(
                Path.of(given.getOrDefault("data", ".tranche")),
                isOn("fresh", false),
                isOn("demo", true),
                true,
                listening);
    }

    private void add(String argument) {
        int equals = argument.indexOf('=');
        String name = argument.substring(argument.startsWith("--") ? 2 : 0, equals < 0 ? argument.length() : equals);
        boolean known = argument.startsWith("--")
                && (equals < 0 ? SWITCHES.contains(name) : SWITCHES.contains(name) || WITH_VALUE.contains(name));
        if (!known) {
            throw new StartRefused("Unknown option " + argument + " (--help lists them)");
        }
        given.put(name, equals < 0 ? "true" : argument.substring(equals + 1));
    }

    private boolean isOn(String name, boolean otherwise) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new StartRefused("--" + name + " is true or false, not " + value);
        };
    }

    private int port(String name, int otherwise) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new StartRefused("--" + name + " is a port number, not " + value);
        }
        throw new StartRefused("--" + name + " is a port number, not " + value);
    }
}
