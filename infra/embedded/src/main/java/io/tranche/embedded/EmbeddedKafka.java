package io.tranche.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker that is a KRaft controller too, in this JVM, on loopback, without automatic topics. */
public final class EmbeddedKafka implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker that is a cluster of its own, on new storage if the directory has none, and returns when it serves.
     *
     * @param port to listen on; 0 for a free one
     */
    public static EmbeddedKafka start(Path directory, int port) {
        return start(directory, KafkaBroker.alone(Ports.orFree(port)));
    }

    /** Starts one broker of a cluster; with most of the others still away, it waits for them. */
    public static EmbeddedKafka start(Path directory, KafkaBroker broker) {
        Path log = directory.toAbsolutePath().normalize().resolve("log");
        KafkaSettings settings = new KafkaSettings(log, broker);
        try {
            formatIfMissing(log, broker);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, broker.clients().advertised());
        } catch (IOException | RuntimeException e) {
            throw new EmbeddedFailure("Kafka did not start: " + e.getMessage(), e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** Made beside its place and moved there when whole, so that a start cut short is simply done again. */
    private static void formatIfMissing(Path log, KafkaBroker broker) throws IOException {
        if (Files.isDirectory(log)) {
            return;
        }
        Path partial = log.resolveSibling("log.partial");
        Directories.delete(partial);
        Files.createDirectories(partial);
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(broker.clusterId())
                .setNodeId(broker.id())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(partial.toString())
                .addDirectory(partial.toString());
        try {
            formatter.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        Files.move(partial, log, StandardCopyOption.ATOMIC_MOVE);
    }
}
