package io.tranche.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server with the database {@code tranche}, provisioned as {@code infra/postgres/provision.sql} says: a schema and
 * two roles per service. It listens on loopback only, and every login needs its password (SCRAM).
 *
 * <p>The server is a process of its own. When this JVM is killed it lives on; the next start on the same directory stops it and
 * goes on with its data. Whoever may start twice on one directory has to prevent that (see {@link DirectoryLock}).
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String SUPERUSER = "postgres";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final PostgresSettings settings;
    private final PostgresPrograms programs;
    private final Provisioning provisioning;
    private final Passwords passwords;
    private final int port;

    private EmbeddedPostgres(PostgresSettings settings, Provisioning provisioning, ServerUser user) throws IOException {
        this.settings = settings;
        this.provisioning = provisioning;
        this.programs = new PostgresPrograms(user);
        Set<String> roles = new HashSet<>(provisioning.roles());
        roles.add(SUPERUSER);
        this.passwords = Passwords.keptIn(settings.directory().resolve("passwords.properties"), roles);
        this.port = Ports.orFree(settings.port());
    }

    /** Starts the server, on a new cluster if the directory has none, and returns when it answers. */
    public static EmbeddedPostgres start(PostgresSettings settings) {
        return start(settings, ServerUser.find());
    }

    static EmbeddedPostgres start(PostgresSettings given, ServerUser user) {
        PostgresSettings settings =
                new PostgresSettings(given.directory().toAbsolutePath().normalize(), given.port(), given.fsync());
        try {
            Files.createDirectories(settings.directory());
            EmbeddedPostgres postgres = new EmbeddedPostgres(settings, Provisioning.fromClassPath(), user);
            postgres.createClusterIfMissing();
            postgres.stopOrphan();
            postgres.launch();
            return postgres;
        } catch (IOException e) {
            throw new EmbeddedFailure("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** Stops the server that a killed process left on this directory, for whoever is about to delete it or needs its port. */
    public static void stopLeftover(Path directory) throws IOException {
        Path cluster = directory.toAbsolutePath().normalize().resolve("cluster");
        if (OrphanedPostgres.of(cluster).isPresent()) {
            new PostgresPrograms(ServerUser.find()).stop(cluster);
        }
    }

    public int port() {
        return port;
    }

    /** Of the database {@code tranche}. */
    public String jdbcUrl() {
        return jdbcUrl(Provisioning.DATABASE);
    }

    /** For example of {@code loan_service}, {@code loan_owner} or {@link #SUPERUSER}. */
    public String password(String role) {
        return passwords.of(role);
    }

    /**
     * What the services' settings refer to: {@code TRANCHE_DB_URL}, and {@code LOAN_SERVICE_DB_PASSWORD} and the like for each
     * role.
     */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("TRANCHE_DB_URL", jdbcUrl());
        for (String role : provisioning.roles()) {
            environment.put(role.toUpperCase(Locale.ROOT) + "_DB_PASSWORD", password(role));
        }
        return environment;
    }

    /** As superuser, to look into every schema; services never get this. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect(Provisioning.DATABASE);
    }

    /** The server's process, for tests that harm it and for figures of its memory. */
    public ProcessHandle process() {
        try {
            return OrphanedPostgres.of(settings.cluster())
                    .orElseThrow(() -> new EmbeddedFailure("PostgreSQL in " + settings.cluster() + " is not running"));
        } catch (IOException e) {
            throw new EmbeddedFailure("Cannot find PostgreSQL's process: " + e.getMessage(), e);
        }
    }

    /** Stops the server as a crash would: nothing is written down, and the next start recovers from the log. */
    public void crash() {
        try {
            programs.crash(settings.cluster());
        } catch (IOException e) {
            throw new EmbeddedFailure("PostgreSQL could not be crashed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            if (OrphanedPostgres.of(settings.cluster()).isPresent()) {
                programs.stop(settings.cluster());
            }
        } catch (IOException e) {
            throw new EmbeddedFailure("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    /** Made beside its place and moved there when whole, so that a start cut short is simply done again. */
    private void createClusterIfMissing() throws IOException {
        if (Files.isDirectory(settings.cluster())) {
            return;
        }
        Path partial = settings.directory().resolve("cluster.partial");
        Directories.delete(partial);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path passwordFile = Files.createTempFile(settings.directory(), "superuser", null, ownerOnly);
        try {
            Files.writeString(passwordFile, password(SUPERUSER));
            programs.createCluster(partial, SUPERUSER, passwordFile);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(
                partial.resolve("postgresql.conf"), "include_if_exists = 'tranche.conf'\n", StandardOpenOption.APPEND);
        Files.move(partial, settings.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void stopOrphan() throws IOException {
        var orphan = OrphanedPostgres.of(settings.cluster());
        if (orphan.isPresent()) {
            LOG.info(
                    "Stopping PostgreSQL (process {}) that an earlier run left behind",
                    orphan.get().pid());
            programs.stop(settings.cluster());
        }
    }

    private void launch() throws IOException {
        Files.writeString(settings.cluster().resolve("tranche.conf"), settings.configuration(port));
        programs.start(settings.cluster(), settings.log());
        try {
            provision();
        } catch (SQLException e) {
            close();
            throw new EmbeddedFailure("The database could not be provisioned: " + e.getMessage(), e);
        }
    }

    private void provision() throws SQLException {
        try (Connection maintenance = connect("postgres")) {
            Provisioning.createDatabaseIfMissing(maintenance);
        }
        try (Connection tranche = connect(Provisioning.DATABASE)) {
            provisioning.runIfMissing(tranche, this::password);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, password(SUPERUSER));
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
