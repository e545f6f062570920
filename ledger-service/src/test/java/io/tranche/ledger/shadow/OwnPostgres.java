package io.tranche.ledger.shadow;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Books that no other test writes to: they hold what the topics hold, and nothing else. */
final class OwnPostgres {

    private static final EmbeddedPostgres RUNNING = start();

    private OwnPostgres() {}

    static EmbeddedPostgres running() {
        return RUNNING;
    }

    /** Changes the books behind every trigger. */
    static void tamper(String statement, Object... parameters) {
        try (Connection superuser = RUNNING.connectAsSuperuser();
                Statement session = superuser.createStatement()) {
            session.execute("SET session_replication_role = replica");
            try (PreparedStatement change = superuser.prepareStatement(statement)) {
                for (int index = 0; index < parameters.length; index++) {
                    change.setObject(index + 1, parameters[index]);
                }
                change.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres started =
                    EmbeddedPostgres.start(PostgresSettings.throwaway(Files.createTempDirectory("shadow-test")));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "own-postgres-stop"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
