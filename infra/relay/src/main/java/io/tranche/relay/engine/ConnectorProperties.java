package io.tranche.relay.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;

/** The connector's configuration: two files that a Connect worker can take as well, and what only this process knows. */
final class ConnectorProperties {

    private static final int QUEUED_BATCHES = 4;

    private ConnectorProperties() {}

    static Properties of(EngineSettings settings, SourceDatabase database) {
        Properties all = new Properties();
        load(all, "/io/tranche/relay/connector.properties");
        load(all, "/io/tranche/relay/transforms.properties");
        all.putAll(database.connectorSettings());
        all.setProperty("name", settings.name());
        all.setProperty("topic.prefix", settings.name());
        all.setProperty("poll.interval.ms", millis(settings.pollInterval()));
        all.setProperty("heartbeat.interval.ms", millis(settings.heartbeatInterval()));
        all.setProperty("max.batch.size", Integer.toString(settings.batchSizeMax()));
        all.setProperty("max.queue.size", Integer.toString(QUEUED_BATCHES * settings.batchSizeMax()));
        all.setProperty("record.processing.threads", Integer.toString(settings.recordThreads()));
        all.setProperty("record.processing.shutdown.timeout.ms", millis(settings.closeTimeout()));
        all.setProperty("task.management.timeout.ms", millis(settings.closeTimeout()));
        return all;
    }

    private static void load(Properties into, String resource) {
        try (InputStream in = ConnectorProperties.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + resource);
            }
            into.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
