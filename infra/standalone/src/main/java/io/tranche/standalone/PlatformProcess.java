package io.tranche.standalone;

import io.tranche.embedded.EmbeddedFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The platform in a JVM of its own, on the class path of this one: for harnesses that measure it or kill it.
 *
 * <pre>{@code
 * PlatformProcess first = PlatformProcess.start(data, port);
 * first.kill();
 * PlatformProcess second = PlatformProcess.start(data, port);
 * }</pre>
 */
public final class PlatformProcess implements AutoCloseable {

    private static final Duration START_LONGEST = Duration.ofMinutes(3);
    private static final Duration STOP_LONGEST = Duration.ofSeconds(60);
    private static final List<String> JVM_ARGUMENTS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final int port;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final Thread outputReader;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private PlatformProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.outputReader = Thread.ofVirtual().name("platform-output").start(this::readOutput);
    }

    /** Returns at once; {@link #awaitReady} waits. Options as on the command line, for example {@code --demo=false}. */
    public static PlatformProcess launch(Path data, int port, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_ARGUMENTS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Standalone.class.getName()));
        command.addAll(List.of("--data=" + data, "--port=" + port));
        command.addAll(List.of(options));
        try {
            return new PlatformProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), port);
        } catch (IOException e) {
            throw new EmbeddedFailure("The platform's process did not start: " + e.getMessage(), e);
        }
    }

    /** Returns when the platform is ready. */
    public static PlatformProcess start(Path data, int port, String... options) {
        PlatformProcess platform = launch(data, port, options);
        platform.awaitReady();
        return platform;
    }

    public void awaitReady() {
        try {
            ready.get(START_LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new EmbeddedFailure("The platform's process did not get ready:\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while the platform started", e);
        }
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it has printed so far. */
    public String output() {
        return String.join("\n", output);
    }

    /** As {@code kill -9} does: no part of it gets to tidy up, and its Postgres lives on. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** The exit code. */
    public int awaitExit() {
        try {
            if (process.waitFor(STOP_LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                outputReader.join(STOP_LONGEST);
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while the platform stopped", e);
        }
        process.destroyForcibly();
        throw new EmbeddedFailure("The platform's process did not stop:\n" + output());
    }

    /** Asks it to stop, as Ctrl-C does, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
                if (line.startsWith(ReadyReport.READY)) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new EmbeddedFailure("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
