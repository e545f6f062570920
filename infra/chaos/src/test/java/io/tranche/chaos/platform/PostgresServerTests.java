package io.tranche.chaos.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.chaos.process.ProcessSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTests {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void postgresEndsWithTheProcessThatStartedItAndLeavesNothingBehind(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        Path cluster = data.resolve("postgres").resolve("cluster");
        Path log = directory.resolve("parent.log");
        Process parent = new ProcessSpec(
                        "parent",
                        PostgresParent.class,
                        List.of(data.resolve("postgres").toString()),
                        Map.of(),
                        log)
                .builder()
                .start();
        await().atMost(PATIENCE)
                .until(() -> Files.exists(log) && Files.readString(log).contains("started"));
        long postgres = Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
        assertThat(ProcessHandle.of(postgres)).isPresent();

        parent.destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> ProcessHandle.of(postgres).isEmpty() && Files.notExists(data));
    }
}
