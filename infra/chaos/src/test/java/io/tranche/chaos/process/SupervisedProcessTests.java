package io.tranche.chaos.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void nameTheLog() {
        log = directory.resolve("child.log");
    }

    @Test
    void aKilledChildIsStartedAgainUntilItIsClosed() {
        List<Long> both;
        try (SupervisedProcess child = SupervisedProcess.start(sleeper())) {
            await().atMost(PATIENCE).until(() -> pids().size() == 1);
            child.kill();
            await().atMost(PATIENCE).until(() -> pids().size() == 2);
            assertThat(child.endsByItself()).isZero();
            both = pids();
        }
        await().atMost(PATIENCE).until(() -> both.stream().noneMatch(SupervisedProcessTests::isAlive));
    }

    @Test
    void aChildEndsWithItsParentHoweverThatEnds() throws Exception {
        Process parent = new ProcessSpec(
                        "parent", Parent.class, List.of(log.toString()), Map.of(), directory.resolve("parent.log"))
                .builder()
                .start();
        await().atMost(PATIENCE).until(() -> pids().size() == 1);
        long child = pids().getFirst();
        assertThat(isAlive(child)).isTrue();

        parent.destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> !isAlive(child));
    }

    @Test
    void aFrozenChildGoesOnAfterwards() {
        try (SupervisedProcess child = SupervisedProcess.start(sleeper())) {
            await().atMost(PATIENCE).until(() -> pids().size() == 1);
            child.freeze(Duration.ofMillis(200));
            assertThat(isAlive(pids().getFirst())).isTrue();
            assertThat(child.endsByItself()).isZero();
        }
    }

    private ProcessSpec sleeper() {
        return new ProcessSpec("sleeper", Sleeper.class, List.of(), Map.of(), log);
    }

    private List<Long> pids() {
        try {
            return Files.exists(log)
                    ? Files.readAllLines(log).stream()
                            .filter(line -> line.startsWith("pid "))
                            .map(line -> Long.valueOf(line.substring("pid ".length())))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
