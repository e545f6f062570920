package io.tranche.embedded;

import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * One broker and, if it is not alone, the others of its cluster. Each is a controller as well.
 *
 * @param id from 1 on
 * @param clusterId the same for all
 * @param clients where it listens for clients
 * @param peers all brokers of the cluster by id, itself among them
 */
public record KafkaBroker(int id, String clusterId, ClientPort clients, Map<Integer, Peer> peers) {

    /** @param advertised where clients are told to find it; another one than it listens on if something stands between */
    public record ClientPort(int listening, int advertised) {}

    /** Where the others of the cluster reach a broker. */
    public record Peer(int replicationPort, int controllerPort) {}

    public KafkaBroker {
        peers = Map.copyOf(peers);
        if (!peers.containsKey(id)) {
            throw new IllegalArgumentException("broker " + id + " is not among its peers " + peers.keySet());
        }
    }

    /** A cluster of one. */
    static KafkaBroker alone(int port) {
        return new KafkaBroker(1, newClusterId(), new ClientPort(port, port), Map.of(1, new Peer(0, Ports.free())));
    }

    public static String newClusterId() {
        return Uuid.randomUuid().toString();
    }

    Peer self() {
        Peer self = peers.get(id);
        if (self == null) {
            throw new IllegalStateException("checked on construction");
        }
        return self;
    }

    boolean isAlone() {
        return peers.size() == 1;
    }
}
