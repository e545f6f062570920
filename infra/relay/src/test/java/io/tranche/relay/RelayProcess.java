package io.tranche.relay;

import static org.awaitility.Awaitility.await;

import io.tranche.embedded.Ports;
import io.tranche.testing.TestPlatform;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A relay in a process of its own, to be killed and frozen. */
final class RelayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private RelayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** With a lease that a stall of the machine does not outlast, so that nobody is elected but for a leader that is gone. */
    static RelayProcess startPatient(String... arguments) throws IOException {
        return start(Stream.concat(Stream.of("--tranche.relay.lease.duration=10s"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** As in production. */
    static RelayProcess start(String... arguments) throws IOException {
        int port = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RelayApplication.class.getName(),
                "--server.port=" + port,
                "--tranche.relay.heartbeat-interval=500ms");
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(TestPlatform.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(new File("target/relay-process-" + port + ".log"));
        return new RelayProcess(builder.start(), port);
    }

    void awaitLeading() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::leads);
    }

    boolean leads() {
        return shows("outbox_relay_leader", "1.0");
    }

    void awaitStandby() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> isStandby() && get("/ready").contains("UP"));
    }

    /** Events that Kafka acknowledged to this process. */
    double published() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("relay_published_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Lives, and does not lead. */
    boolean isStandby() {
        return shows("outbox_relay_leader", "0.0");
    }

    private boolean shows(String metric, String value) {
        return metrics().lines().anyMatch(line -> line.startsWith(metric + "{") && line.endsWith(" " + value));
    }

    String metrics() {
        return get("/metrics");
    }

    private String get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() throws Exception {
        kill();
    }
}
