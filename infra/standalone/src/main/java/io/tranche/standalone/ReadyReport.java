package io.tranche.standalone;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is printed when the platform is ready. */
final class ReadyReport {

    /** The first words of the report. */
    static final String READY = "Tranche is ready";

    private static final String DEMO_USERS = """
              Demo users  admin@example.com / admin123        decides on loans
                          user1@example.com / user123         borrows
                          user2@example.com / user123         borrows
                          provider@example.com / provider123  lends
                          ops@example.com / ops12345          looks after it
            """;
    private static final String ADMIN_OF_ENVIRONMENT = """
              First admin %s, with the password of TRANCHE_ADMIN_PASSWORD
            """;
    private static final String NO_ADMIN = """
              First admin none: set TRANCHE_ADMIN_EMAIL and TRANCHE_ADMIN_PASSWORD, and start again
            """;

    private final PlatformSettings settings;
    private final Platform platform;

    ReadyReport(PlatformSettings settings, Platform platform) {
        this.settings = settings;
        this.platform = platform;
    }

    String text(Duration taken) {
        URI base = URI.create("http://localhost:" + platform.baseUri().getPort());
        return """

                %s after %s

                  API         %s
                  API docs    %s, health at /health, metrics at /metrics
                  Database    %s (passwords in %s)
                  Kafka       %s
                  Mailbox     %s (what is mailed to users; nothing leaves this machine)
                  Log         %s
                %s
                  %s

                Ctrl-C stops it; the data stays.
                """.formatted(
                        READY,
                        seconds(taken),
                        base,
                        base.resolve("/docs"),
                        platform.postgres().jdbcUrl(),
                        settings.postgres().resolve("passwords.properties"),
                        platform.bootstrapServers(),
                        platform.mailboxUri(),
                        settings.logs().resolve("tranche.log"),
                        settings.demo() ? DEMO_USERS : firstAdmin(System.getenv("TRANCHE_ADMIN_EMAIL")),
                        partTimes());
    }

    private static String firstAdmin(@Nullable String email) {
        return email == null ? NO_ADMIN : ADMIN_OF_ENVIRONMENT.formatted(email);
    }

    private String partTimes() {
        return platform.startTimes().entrySet().stream()
                .map(part -> part.getKey() + " " + seconds(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
