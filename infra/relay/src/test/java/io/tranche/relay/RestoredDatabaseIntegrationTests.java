package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.embedded.Directories;
import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.Ports;
import io.tranche.embedded.PostgresSettings;
import io.tranche.relay.proof.Proof;
import io.tranche.relay.proof.ProofRange;
import io.tranche.relay.proof.Verification;
import io.tranche.relay.repair.Repairs;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was put back: with a PostgreSQL of its own, whose data directory is copied while it is down. */
class RestoredDatabaseIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestTopic topic = TestTopic.create();

    @TempDir
    private Path directory;

    private final int port = Ports.free();
    private EmbeddedPostgres postgres;

    @BeforeEach
    void startFirst() {
        postgres = start();
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void namesTheEventsThatOnlyKafkaRemembersAndGoesOn() throws Exception {
        TestOutbox loans = TestOutbox.of("loan", postgres);
        List<UUID> before = relayed(loans, 10);
        postgres.close();
        copy(directory.resolve("postgres"), directory.resolve("backup"));

        postgres = start();
        List<UUID> lost = relayed(loans, 5);
        postgres.close();
        Directories.delete(directory.resolve("postgres"));
        copy(directory.resolve("backup"), directory.resolve("postgres"));

        postgres = start();
        try (TestRelay relay = startRelay()) {
            List<UUID> after = loans.appendNumbered(topic.name(), 2, 10);
            topic.awaitAll(after);
            Repairs repairs = relay.bean(Repairs.class);
            await().atMost(PATIENCE)
                    .until(() -> repairs.newestFirst(1).getFirst().proof() != null);
            Proof proof = prove(relay);

            assertThat(repairs.newestFirst(1).getFirst().reasons())
                    .singleElement()
                    .asString()
                    .contains("taken back to an earlier time");
            assertThat(proof.missing()).isZero();
            assertThat(proof.found()).isEqualTo(before.size() + after.size());
            assertThat(proof.withoutRowIds()).containsExactlyInAnyOrderElementsOf(lost);

            relay.relay().stop();
            relay.relay().start();
            relay.awaitState(RelayState.LEADING);
            assertThat(repairs.newestFirst(10)).as("told once").hasSize(2);
        }
    }

    @Test
    void sendsWhatWasWrittenSinceTheCheckpointAfterRecoveryToAnotherTimeline() throws Exception {
        TestOutbox loans = TestOutbox.of("loan", postgres);
        List<UUID> before = relayed(loans, 10);
        List<UUID> waiting = loans.appendNumbered(topic.name(), 2, 10);
        postgres.close();
        Files.createFile(directory.resolve("postgres/cluster/standby.signal"));

        postgres = start();
        execute("SELECT pg_promote()");
        try (TestRelay relay = startRelay()) {
            topic.awaitAll(waiting);

            assertThat(relay.bean(Repairs.class).newestFirst(1).getFirst().reasons())
                    .anyMatch(reason -> reason.contains("timeline"));
            assertThat(prove(relay).found()).isEqualTo(before.size() + waiting.size());
            assertThat(prove(relay).holds()).isTrue();
        }
    }

    @Test
    void sendsEverythingAfterTheDataMovedToAnotherCluster() throws Exception {
        TestOutbox loans = TestOutbox.of("loan", postgres);
        List<UUID> ids = relayed(loans, 10);
        // What a dump brings along from the cluster it was made in.
        execute("UPDATE relay.checkpoint SET system_identifier = system_identifier - 1");
        execute("SELECT pg_drop_replication_slot('tranche_outbox')");

        try (TestRelay relay = startRelay()) {
            await().atMost(PATIENCE).until(() -> topic.ids().size() == 2 * ids.size());

            assertThat(relay.bean(Repairs.class).newestFirst(1).getFirst().reasons())
                    .anyMatch(reason -> reason.contains("another database cluster"));
            assertThat(prove(relay).holds()).isTrue();
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(new PostgresSettings(directory.resolve("postgres"), port, false));
    }

    private List<UUID> relayed(TestOutbox loans, int rowsPerKey) {
        try (TestRelay relay = startRelay()) {
            List<UUID> ids = new ArrayList<>(loans.appendNumbered(topic.name(), 2, rowsPerKey));
            topic.awaitAll(ids);
            return ids;
        }
    }

    private TestRelay startRelay() {
        TestRelay relay = TestRelay.startAnother(
                "--spring.datasource.url=" + postgres.jdbcUrl(),
                "--spring.datasource.password=" + postgres.password("relay_service"),
                "--spring.flyway.password=" + postgres.password("relay_owner"));
        relay.awaitState(RelayState.LEADING);
        return relay;
    }

    private Proof prove(TestRelay relay) {
        return relay.bean(Verification.class)
                .verify(new ProofRange(null, Instant.now().plusSeconds(1), Set.of(topic.name())));
    }

    private void execute(String sql) throws SQLException {
        try (Connection superuser = postgres.connectAsSuperuser()) {
            superuser.createStatement().execute(sql);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                Files.copy(visited, to.resolve(from.relativize(visited)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) throws IOException {
                Files.copy(visited, to.resolve(from.relativize(visited)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
