package io.tranche.chaos.platform;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The one Postgres, which may crash, and is gone when this process is. */
public final class PostgresServer implements AutoCloseable {

    /**
     * A server is no child of ours, so something has to be: it waits for the end of its input, then stops the server and throws
     * away what the platform left behind.
     */
    private static final String GUARD = """
            cat > /dev/null
            for try in 1 2 3; do
              pid=$(head -n 1 "$0/cluster/postmaster.pid" 2> /dev/null)
              if [ -n "$pid" ] && { cat "/proc/$pid/cmdline" 2> /dev/null || ps -p "$pid" -o args=; } | grep -q "$0"; then
                kill -QUIT "$pid"
              fi
              sleep 2
            done
            rm -rf "$(dirname "$0")"
            """;

    private final PostgresSettings settings;
    private final Process guard;
    private volatile EmbeddedPostgres server;

    private PostgresServer(PostgresSettings settings, Process guard, EmbeddedPostgres server) {
        this.settings = settings;
        this.guard = guard;
        this.server = server;
    }

    static PostgresServer start(Path directory, int port) {
        PostgresSettings settings = new PostgresSettings(directory, port, false);
        try {
            Process guard = new ProcessBuilder("sh", "-c", GUARD, directory.toString()).start();
            return new PostgresServer(settings, guard, EmbeddedPostgres.start(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it as a power cut would, and starts it again. */
    public void crashAndRestart() {
        server.crash();
        server = EmbeddedPostgres.start(settings);
    }

    int port() {
        return server.port();
    }

    Map<String, String> environment() {
        return server.environment();
    }

    /** As superuser, who sees all schemas, and past all links. */
    public JdbcClient database() {
        return JdbcClient.create(new DriverManagerDataSource(
                server.jdbcUrl(), EmbeddedPostgres.SUPERUSER, server.password(EmbeddedPostgres.SUPERUSER)));
    }

    @Override
    public void close() {
        server.close();
        guard.destroy();
    }
}
