package io.tranche.standalone;

import io.tranche.embedded.EmbeddedKafka;
import io.tranche.embedded.EmbeddedPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The running platform.
 *
 * <pre>{@code
 * try (Platform platform = Platform.start(PlatformSettings.demoOnFreePorts(directory))) {
 *     client.post(platform.baseUri().resolve("/api/auth/login"), ...);
 *     platform.database().sql("SELECT count(*) FROM ledger.journal_entry").query(Long.class).single();
 * }
 * }</pre>
 */
public final class Platform implements AutoCloseable {

    private final Servers servers;
    private final Addresses addresses;
    private final Map<String, ConfigurableApplicationContext> contexts;
    private final StartTimes times;
    private final Runnable stop;

    /** What the services stand on. */
    record Servers(EmbeddedPostgres postgres, EmbeddedKafka kafka, Mailbox mailbox) {}

    Platform(Servers servers, Addresses addresses, PlatformStart start) {
        this.servers = servers;
        this.addresses = addresses;
        this.contexts = Map.copyOf(start.contexts());
        this.times = start.times();
        this.stop = start::undo;
    }

    /**
     * Starts everything, and returns when all of it is ready. A JVM that exits closes it.
     *
     * @throws StartRefused if the port, the disk or the data directory is not to be had
     */
    public static Platform start(PlatformSettings settings) {
        return new PlatformStart(settings, () -> {}).run(Parts.all());
    }

    /** Of the gateway: what a client talks to. */
    public URI baseUri() {
        return addresses.uriOf(Parts.GATEWAY);
    }

    /** Of one part behind the gateway, for example {@code loan-service} or {@code relay}. */
    public URI uriOf(String part) {
        return addresses.uriOf(part);
    }

    /** As superuser: to assert on all schemas at once. Names need theirs ({@code loan.loan}). */
    public JdbcClient database() {
        String password = servers.postgres().password(EmbeddedPostgres.SUPERUSER);
        return JdbcClient.create(
                new DriverManagerDataSource(servers.postgres().jdbcUrl(), EmbeddedPostgres.SUPERUSER, password));
    }

    public EmbeddedPostgres postgres() {
        return servers.postgres();
    }

    /** For Kafka clients. */
    public String bootstrapServers() {
        return servers.kafka().bootstrapServers();
    }

    /** Of the page that shows what was mailed to users. */
    public URI mailboxUri() {
        return servers.mailbox().uri();
    }

    /** The beans of one part, for example {@code loan-service}. */
    public ApplicationContext context(String part) {
        ApplicationContext context = contexts.get(part);
        if (context == null) {
            throw new IllegalArgumentException("no such part: " + part);
        }
        return context;
    }

    /** How long each part took, in the order in which they were ready. */
    public Map<String, Duration> startTimes() {
        return times.byPart();
    }

    /** Stops everything, the gateway first and Postgres last. The data stays. */
    @Override
    public void close() {
        stop.run();
    }
}
