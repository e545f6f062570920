package io.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir
    Path directory;

    @Test
    void keepsDataAndPasswordsOverARestart() throws Exception {
        String password;
        try (EmbeddedPostgres postgres = start()) {
            password = postgres.password("loan_service");
            execute(postgres, "loan_owner", "CREATE TABLE mark (id int)");
            execute(postgres, "loan_service", "INSERT INTO mark VALUES (7)");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.password("loan_service")).isEqualTo(password);
            assertThat(single(postgres, "loan_service", "SELECT id FROM mark")).isEqualTo("7");
        }
    }

    @Test
    void goesOnWithTheServerThatAKilledProcessLeftBehind() throws Exception {
        EmbeddedPostgres abandoned = start();
        execute(abandoned, "loan_owner", "CREATE TABLE mark (id int)");
        ProcessHandle orphan = abandoned.process();
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.process().pid()).isNotEqualTo(orphan.pid());
            assertThat(single(postgres, "loan_service", "SELECT count(*) FROM mark"))
                    .isEqualTo("0");
        }
    }

    @Test
    void findsAfterACrashWhatWasCommitted() throws Exception {
        EmbeddedPostgres crashed = start();
        execute(crashed, "loan_owner", "CREATE TABLE mark (id int)");
        execute(crashed, "loan_service", "INSERT INTO mark VALUES (7)");
        crashed.crash();
        assertThatThrownBy(crashed::process).hasMessageContaining("is not running");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(single(postgres, "loan_service", "SELECT id FROM mark")).isEqualTo("7");
        }
    }

    @Test
    void leavesAForeignProcessAloneThatGotTheNumberOfTheOldServer() throws Exception {
        start().close();
        long self = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("cluster/postmaster.pid"), self + "\n");
        assertThat(OrphanedPostgres.of(directory.resolve("cluster"))).isEmpty();
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.SUPERUSER, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsEachServiceInItsOwnSchema() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "wallet_owner", "CREATE TABLE purse (id int)");
            assertThatThrownBy(() -> single(postgres, "loan_service", "SELECT count(*) FROM wallet.purse"))
                    .hasMessageContaining("permission denied for schema wallet");
            assertThatThrownBy(() -> execute(postgres, "wallet_service", "CREATE TABLE wallet.other (id int)"))
                    .hasMessageContaining("permission denied for schema wallet");
        }
    }

    @Test
    void decodesWalLogically() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(single(postgres, EmbeddedPostgres.SUPERUSER, "SHOW wal_level"))
                    .isEqualTo("logical");
            assertThat(single(postgres, EmbeddedPostgres.SUPERUSER, "SELECT pubname FROM pg_publication"))
                    .isEqualTo("tranche_outbox");
        }
    }

    @Test
    void hidesThePasswordsFromOtherUsers() throws Exception {
        start().close();
        assertThat(Files.getPosixFilePermissions(directory.resolve("passwords.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void runsAsNobodyWhereRootHasNoUserNamespaces() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become nobody");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(PostgresSettings.throwaway(directory), ServerUser.NOBODY)) {
            assertThat(single(postgres, "loan_service", "SELECT current_user")).isEqualTo("loan_service");
            assertThat(postgres.process().info().user()).hasValue("nobody");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(PostgresSettings.throwaway(directory));
    }

    private static void execute(EmbeddedPostgres postgres, String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), role, postgres.password(role));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(EmbeddedPostgres postgres, String role, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), role, postgres.password(role));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
