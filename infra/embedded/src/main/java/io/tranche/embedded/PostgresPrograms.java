package io.tranche.embedded;

import io.tranche.embedded.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code initdb} and {@code pg_ctl}. The latter starts the server in a session of its own, which Ctrl-C does not reach. */
final class PostgresPrograms {

    private static final int START_SECONDS_MAX = 60;
    private static final int STOP_SECONDS_MAX = 20;
    private static final int SLACK_SECONDS = 5;
    private final ServerUser user;
    private final Path binaries;

    PostgresPrograms(ServerUser user) {
        this.user = user;
        this.binaries = PostgresBinaries.unpackedIn(user.cache());
    }

    void createCluster(Path cluster, String superuser, Path passwordFile) throws IOException {
        Files.createDirectories(cluster);
        user.own(cluster);
        user.own(passwordFile);
        Command command = program("initdb")
                .with("-D", cluster.toString(), "-U", superuser, "--pwfile=" + passwordFile)
                .with("--auth-local=reject", "--auth-host=scram-sha-256", "--no-instructions", "--no-sync")
                .with("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        Outcome outcome = command.run(START_SECONDS_MAX);
        if (outcome.exitCode() != 0) {
            throw new EmbeddedFailure("PostgreSQL could not make its data directory: " + outcome.reason());
        }
    }

    void start(Path cluster, Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(log);
        user.own(log);
        Command command = program("pg_ctl")
                .with("start", "-s", "-w", "-t", String.valueOf(START_SECONDS_MAX))
                .with("-D", cluster.toString(), "-l", log.toString());
        Outcome outcome = command.run(START_SECONDS_MAX + SLACK_SECONDS);
        if (outcome.exitCode() != 0) {
            String reason = Command.lastOf(Files.readAllLines(log)).orElse(outcome.reason());
            throw new EmbeddedFailure("PostgreSQL did not start: " + reason);
        }
    }

    /** Ends the sessions and stops; if that takes too long, as a crash would: the next start recovers. */
    void stop(Path cluster) throws IOException {
        if (stop(cluster, "fast") != 0 && stop(cluster, "immediate") != 0) {
            throw new EmbeddedFailure("PostgreSQL in " + cluster + " did not stop");
        }
    }

    void crash(Path cluster) throws IOException {
        if (stop(cluster, "immediate") != 0) {
            throw new EmbeddedFailure("PostgreSQL in " + cluster + " did not stop");
        }
    }

    private int stop(Path cluster, String mode) throws IOException {
        Command command = program("pg_ctl")
                .with("stop", "-s", "-w", "-t", String.valueOf(STOP_SECONDS_MAX))
                .with("-D", cluster.toString(), "-m", mode);
        return command.run(STOP_SECONDS_MAX + SLACK_SECONDS).exitCode();
    }

    private Command program(String name) {
        return new Command(user.prefix())
                .with(binaries.resolve("bin").resolve(name).toString());
    }
}
