package io.tranche.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program run to its end. */
final class Command {

    private static final int LINES_SHOWN = 3;
    private final List<String> words;

    Command(List<String> prefix) {
        this.words = new ArrayList<>(prefix);
    }

    Command with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    record Outcome(int exitCode, String output) {

        String reason() {
            return lastOf(output.lines().toList()).orElse("exit code " + exitCode);
        }
    }

    /** Output goes to a file: a started server inherits it, and reading a pipe would wait for the server's end. */
    Outcome run(int secondsMax) throws IOException {
        Path output = Files.createTempFile("tranche-postgres", ".out");
        try {
            Process process = new ProcessBuilder(words)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, words.getLast() + " took longer than " + secondsMax + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while waiting for " + words.getLast(), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** The last lines that say something, as one. */
    static Optional<String> lastOf(Collection<String> lines) {
        List<String> telling = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return telling.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        " / ", telling.subList(Math.max(0, telling.size() - LINES_SHOWN), telling.size())));
    }
}
