package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.embedded.DirectoryLock;
import io.tranche.embedded.EmbeddedFailure;
import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.PostgresSettings;
import io.tranche.standalone.PlatformSettings.Listening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start without services: servers, data directory, refusals. */
class PlatformStartTests {

    @TempDir
    Path data;

    @Test
    void keepsTheDataForTheNextStart() {
        try (Platform platform = start(settings())) {
            platform.database().sql("CREATE TABLE loan.mark (id int)").update();
        }
        try (Platform platform = start(settings())) {
            assertThat(countMarks(platform)).isZero();
        }
    }

    @Test
    void goesOnAfterItsPostgresWasOrphaned() {
        EmbeddedPostgres orphaned =
                EmbeddedPostgres.start(new PostgresSettings(settings().postgres(), 0, false));
        long orphan = orphaned.process().pid();
        try (Platform platform = start(settings())) {
            assertThat(platform.postgres().process().pid()).isNotEqualTo(orphan);
            assertThat(platform.startTimes()).containsOnlyKeys("postgres", "kafka", "readiness");
        }
    }

    @Test
    void throwsOldDataAwayWhenAskedButNothingElse() throws Exception {
        Path foreign = Files.writeString(data.resolve("letters.txt"), "mine");
        EmbeddedPostgres orphaned =
                EmbeddedPostgres.start(new PostgresSettings(settings().postgres(), 0, false));
        try (var connection = orphaned.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE loan.mark (id int)");
        }
        PlatformSettings fresh = new PlatformSettings(data, true, true, false, Listening.gatewayOn(0));
        try (Platform platform = start(fresh)) {
            assertThatThrownBy(() -> countMarks(platform)).hasStackTraceContaining("does not exist");
        }
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void refusesDataThatAnotherInstanceUses() throws Exception {
        try (DirectoryLock held = DirectoryLock.tryAcquire(data).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> start(settings()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Tranche (process "
                            + ProcessHandle.current().pid() + ") is running on")
                    .hasMessageContaining("--data=DIR")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void refusesTakenPortBeforeAnythingStarts() throws IOException {
        assertTakenPortRefused();
        assertThat(settings().postgres()).doesNotExist();
    }

    private void assertTakenPortRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var listening = Listening.gatewayOn(taken.getLocalPort());
            assertThatThrownBy(() -> start(new PlatformSettings(data, false, true, false, listening)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("Port %d is taken by another program. Stop it, or choose another with --port=N"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void freesTheDataDirectoryAfterARefusal() throws Exception {
        assertTakenPortRefused();
        try (Platform platform = start(settings())) {
            assertThat(platform.postgres().port()).isPositive();
        }
    }

    @Test
    void refusesDataOfTheDemoOnceTheDemoIsOff() {
        List<Part> auth = Parts.all().stream()
                .filter(part -> part.name().equals("auth-service"))
                .toList();
        new PlatformStart(settings(), () -> {}).run(auth).close();
        var withoutDemo = new PlatformSettings(data, false, false, false, Listening.gatewayOn(0));
        assertThatThrownBy(() -> new PlatformStart(withoutDemo, () -> {}).run(auth))
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessage(
                        "auth-service did not start (more in the log): This installation was made with the demo users,"
                                + " whose passwords everybody knows: start with --fresh or leave the demo on");
    }

    @Test
    void refusesFullDisk() {
        assertThatThrownBy(() -> DataDirectory.refuseFullDisk(data, Long.MAX_VALUE))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("--data=DIR");
    }

    @Test
    void refusesDirectoryThatCannotBeWritten() {
        Path file = data.resolve("file");
        assertThatThrownBy(() -> {
                    Files.createFile(file);
                    start(PlatformSettings.demoOnFreePorts(file));
                })
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Cannot use the data directory " + file);
    }

    private static Platform start(PlatformSettings settings) {
        return new PlatformStart(settings, () -> {}).run(List.of());
    }

    private PlatformSettings settings() {
        return new PlatformSettings(data, false, true, false, Listening.gatewayOn(0));
    }

    private static long countMarks(Platform platform) {
        return platform.database()
                .sql("SELECT count(*) FROM loan.mark")
                .query(Long.class)
                .single();
    }
}
