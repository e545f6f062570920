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

/** {@code initdb} and {@code pg_ctl}. The latter starts the server in a session of its own, which Ctrl-C does not reach. */
final class PostgresPrograms {

    private static final int START_SECONDS_MAX = 60;
    private static final int STOP_SECONDS_MAX = 20;
    private static final int LOG_LINES_SHOWN = 3;
    private final Path binaries;
    private final List<String> prefix;

    PostgresPrograms(Path binaries) throws IOException {
        this.binaries = binaries;
        this.prefix = "root".equals(System.getProperty("user.name")) ? withoutRoot() : List.of();
    }

    /** PostgreSQL refuses to run as root. In an unmapped user namespace root's own files stay usable, and nothing else is. */
    private static List<String> withoutRoot() throws IOException {
        List<String> namespace = List.of("unshare", "--user");
        List<String> trial = new ArrayList<>(namespace);
        trial.add("true");
        try {
            if (run(trial, 10).exitCode() == 0) {
                return namespace;
            }
        } catch (IOException noSuchProgram) {
            throw new EmbeddedFailure(NO_NAMESPACE, noSuchProgram);
        }
        throw new EmbeddedFailure(NO_NAMESPACE);
    }

    private static final String NO_NAMESPACE =
            "PostgreSQL does not run as root, and `unshare --user` is not possible here: start as an ordinary user";

    void createCluster(Path cluster, String superuser, Path passwordFile) throws IOException {
        List<String> command = command("initdb");
        command.addAll(List.of("-D", cluster.toString(), "-U", superuser, "--pwfile=" + passwordFile));
        command.addAll(List.of("--auth-local=reject", "--auth-host=scram-sha-256", "--no-instructions", "--no-sync"));
        command.addAll(
                List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        Outcome outcome = run(command, START_SECONDS_MAX);
        if (outcome.exitCode() != 0) {
            throw new EmbeddedFailure("PostgreSQL could not make its data directory: " + outcome.reason());
        }
    }

    void start(Path cluster, Path log) throws IOException {
        Files.deleteIfExists(log);
        List<String> command = command("pg_ctl");
        command.addAll(List.of("start", "-s", "-w", "-t", String.valueOf(START_SECONDS_MAX)));
        command.addAll(List.of("-D", cluster.toString(), "-l", log.toString()));
        Outcome outcome = run(command, START_SECONDS_MAX + 5);
        if (outcome.exitCode() != 0) {
            throw new EmbeddedFailure(
                    "PostgreSQL did not start: " + lastLines(log).orElse(outcome.reason()));
        }
    }

    /** Ends the sessions and stops; if that takes too long, as a crash would: the next start recovers. */
    void stop(Path cluster) throws IOException {
        if (stop(cluster, "fast") != 0 && stop(cluster, "immediate") != 0) {
            throw new EmbeddedFailure("PostgreSQL in " + cluster + " did not stop");
        }
    }

    private int stop(Path cluster, String mode) throws IOException {
        List<String> command = command("pg_ctl");
        command.addAll(List.of("stop", "-s", "-w", "-t", String.valueOf(STOP_SECONDS_MAX)));
        command.addAll(List.of("-D", cluster.toString(), "-m", mode));
        return run(command, STOP_SECONDS_MAX + 5).exitCode();
    }

    private List<String> command(String program) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.resolve("bin").resolve(program).toString());
        return command;
    }

    private record Outcome(int exitCode, String output) {

        String reason() {
            return lastOf(output.lines().toList()).orElse("exit code " + exitCode);
        }
    }

    /** Output goes to a file: the started server inherits it, and reading a pipe would wait for the server's end. */
    private static Outcome run(List<String> command, int secondsMax) throws IOException {
        Path output = Files.createTempFile("tranche-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, command.getLast() + " took longer than " + secondsMax + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while waiting for PostgreSQL", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Optional<String> lastLines(Path log) throws IOException {
        return Files.exists(log) ? lastOf(Files.readAllLines(log)) : Optional.empty();
    }

    private static Optional<String> lastOf(Collection<String> lines) {
        List<String> telling = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return telling.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        " / ", telling.subList(Math.max(0, telling.size() - LOG_LINES_SHOWN), telling.size())));
    }
}
