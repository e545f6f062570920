package io.tranche.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a broker that shares a small machine with everything else. */
record KafkaSettings(Path log, int port, int controllerPort) {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final int MEBIBYTE = 1 << 20;

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(identity());
        properties.putAll(internalTopics());
        properties.putAll(memory());
        properties.putAll(timing());
        return properties;
    }

    private Map<String, String> identity() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                log.toString(),
                "auto.create.topics.enable",
                "false");
    }

    private static Map<String, String> internalTopics() {
        return Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "2",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                // A platform switched off for a month goes on where it stopped.
                "offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
    }

    private static Map<String, String> memory() {
        return Map.of(
                "log.segment.bytes",
                String.valueOf(64 * MEBIBYTE),
                "log.index.size.max.bytes",
                String.valueOf(MEBIBYTE),
                "log.cleaner.dedupe.buffer.size",
                String.valueOf(4 * MEBIBYTE),
                "log.cleaner.io.buffer.size",
                String.valueOf(MEBIBYTE / 4),
                "offsets.topic.segment.bytes",
                String.valueOf(8 * MEBIBYTE),
                "num.network.threads",
                "2",
                "num.io.threads",
                "2",
                "background.threads",
                "2",
                "num.recovery.threads.per.data.dir",
                "2",
                "group.coordinator.threads",
                "1");
    }

    private static Map<String, String> timing() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                // Waiting for more offset commits would only add to the latency of each.
                "group.coordinator.append.linger.ms", "0",
                // A killed broker's session must have ended before the same broker may register again; but a machine
                // that is
                // busy for some seconds must not cost the broker its session either.
                "broker.session.timeout.ms", "6000",
                "broker.heartbeat.interval.ms", "500",
                "metadata.max.idle.interval.ms", "5000");
    }
}
