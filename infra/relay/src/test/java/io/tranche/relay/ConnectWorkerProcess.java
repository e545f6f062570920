package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.embedded.Ports;
import io.tranche.testing.TestPlatform;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A distributed Kafka Connect worker in a process of its own, configured by the files of infra/kafka/connect. */
final class ConnectWorkerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path FILES = Path.of("../kafka/connect");
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final URI rest;
    private final HttpClient http = HttpClient.newHttpClient();

    private ConnectWorkerProcess(Process process, URI rest) {
        this.process = process;
        this.rest = rest;
    }

    static ConnectWorkerProcess start(String group) throws IOException {
        URI rest = URI.create("http://127.0.0.1:" + Ports.free());
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-cp",
                classPath(),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                worker(group, rest).toString());
        builder.environment().putAll(TestPlatform.environment());
        builder.environment()
                .putAll(Map.of(
                        "TRANCHE_DB_HOST",
                        "127.0.0.1",
                        "TRANCHE_DB_PORT",
                        Integer.toString(TestPlatform.postgres().port()),
                        "TRANCHE_DB_NAME",
                        "tranche"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(new File("target/connect-worker.log"));
        return new ConnectWorkerProcess(builder.start(), rest);
    }

    /** Written by the build of that module: a worker does not run with the versions that Spring Boot brings. */
    private static String classPath() throws IOException {
        String libraries = Files.readString(FILES.resolve("target/worker-class-path.txt"));
        return FILES.resolve("target/classes") + File.pathSeparator + libraries.strip();
    }

    /** The file, but for what one machine with one broker has otherwise. */
    private static Path worker(String group, URI rest) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FILES.resolve("worker.properties"))) {
            properties.load(reader);
        }
        properties.remove("plugin.path");
        properties.putAll(Map.of(
                "bootstrap.servers",
                TestPlatform.kafka().bootstrapServers(),
                "listeners",
                rest.toString(),
                "group.id",
                group,
                "config.storage.topic",
                group + ".configs",
                "offset.storage.topic",
                group + ".offsets",
                "status.storage.topic",
                group + ".status",
                "config.storage.replication.factor",
                "1",
                "offset.storage.replication.factor",
                "1",
                "status.storage.replication.factor",
                "1"));
        Path file = Path.of("target", group + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    static ObjectNode connector() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(FILES.resolve("outbox-connector.json")));
    }

    /** With the configuration of the file, reading through another slot. */
    void run(String slot) throws IOException, InterruptedException {
        ObjectNode connector = connector();
        ((ObjectNode) connector.get("config")).put("slot.name", slot);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get("/connectors").statusCode() == 200);
        HttpRequest post = HttpRequest.newBuilder(rest.resolve("/connectors"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(connector.toString()))
                .build();
        HttpResponse<String> created = http.send(post, BodyHandlers.ofString());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    String status() throws IOException, InterruptedException {
        return get("/connectors/tranche-outbox/status").body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(rest.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
}
