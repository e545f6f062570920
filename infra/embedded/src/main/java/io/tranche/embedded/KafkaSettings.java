package io.tranche.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings of a broker that shares a small machine with everything else. */
record KafkaSettings(Path log, KafkaBroker broker) {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "PLAINTEXT";
    private static final String REPLICATION_LISTENER = "REPLICATION";
    private static final String LOOPBACK = "://127.0.0.1:";
    private static final int REPLICAS_MAX = 3;
    private static final int MEBIBYTE = 1 << 20;

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(identity());
        properties.putAll(listeners());
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
                String.valueOf(broker.id()),
                "controller.quorum.voters",
                voters(),
                "log.dirs",
                log.toString(),
                "auto.create.topics.enable",
                "false");
    }

    private String voters() {
        return broker.peers().entrySet().stream()
                .map(peer -> peer.getKey() + "@127.0.0.1:" + peer.getValue().controllerPort())
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Brokers talk to each other on a listener of their own, so that what stands between them and clients is not in their way. */
    private Map<String, String> listeners() {
        String controller = CONTROLLER_LISTENER + LOOPBACK + broker.self().controllerPort();
        String replication = REPLICATION_LISTENER + LOOPBACK + broker.self().replicationPort();
        String listening = CLIENT_LISTENER + LOOPBACK + broker.clients().listening();
        String advertised = CLIENT_LISTENER + LOOPBACK + broker.clients().advertised();
        return Map.of(
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "inter.broker.listener.name",
                broker.isAlone() ? CLIENT_LISTENER : REPLICATION_LISTENER,
                "listeners",
                broker.isAlone()
                        ? String.join(",", listening, controller)
                        : String.join(",", listening, replication, controller),
                "advertised.listeners",
                broker.isAlone() ? advertised : String.join(",", advertised, replication),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,REPLICATION:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private Map<String, String> internalTopics() {
        int copies = Math.min(REPLICAS_MAX, broker.peers().size());
        String replicas = String.valueOf(copies);
        String inSync = String.valueOf(Math.max(1, copies - 1));
        return Map.of(
                "default.replication.factor", replicas,
                "offsets.topic.replication.factor", replicas,
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", inSync,
                "transaction.state.log.num.partitions", "2",
                "share.coordinator.state.topic.replication.factor", replicas,
                "share.coordinator.state.topic.min.isr", inSync,
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
                // A controller that gets no turn for some seconds is slow, not gone.
                "controller.quorum.fetch.timeout.ms", "5000",
                "controller.quorum.election.timeout.ms", "3000",
                "metadata.max.idle.interval.ms", "5000");
    }
}
