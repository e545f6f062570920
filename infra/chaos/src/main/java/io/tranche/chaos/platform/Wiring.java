package io.tranche.chaos.platform;

import io.tranche.chaos.network.Link;
import io.tranche.chaos.plan.Topology;
import io.tranche.embedded.KafkaBroker;
import io.tranche.embedded.KafkaBroker.ClientPort;
import io.tranche.embedded.KafkaBroker.Peer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who listens where, and the links between. */
final class Wiring implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1:";

    private final FixedPorts ports = new FixedPorts();
    private final String clusterId = KafkaBroker.newClusterId();
    private final Map<String, Link> links = new LinkedHashMap<>();

    Wiring(Topology topology) {
        for (String instance : topology.services()) {
            links.put(Topology.toPostgres(instance), Link.to(List.of(port("postgres"))));
        }
        for (int id = 1; id <= Topology.BROKERS; id++) {
            links.put(Topology.toBroker(id), Link.to(List.of(port(Topology.broker(id)))));
        }
        for (String service : Topology.http()) {
            List<Integer> instances =
                    Topology.instances(service).map(this::port).toList();
            links.put(Topology.toService(service), Link.to(instances));
        }
    }

    int port(String owner) {
        return ports.of(owner);
    }

    Link link(String name) {
        Link link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("no such link: " + name);
        }
        return link;
    }

    void heal() {
        links.values().forEach(Link::heal);
    }

    /** Past all links. */
    URI direct(String process) {
        return URI.create("http://" + LOOPBACK + port(process));
    }

    String serviceUri(String service) {
        return "http://" + LOOPBACK + link(Topology.toService(service)).port();
    }

    String databaseUrl(String instance) {
        return "jdbc:postgresql://" + LOOPBACK
                + link(Topology.toPostgres(instance)).port() + "/tranche";
    }

    String bootstrapServers() {
        return IntStream.rangeClosed(1, Topology.BROKERS)
                .mapToObj(id -> LOOPBACK + link(Topology.toBroker(id)).port())
                .collect(Collectors.joining(","));
    }

    KafkaBroker broker(int id) {
        Map<Integer, Peer> peers = new TreeMap<>();
        for (int peer = 1; peer <= Topology.BROKERS; peer++) {
            String name = Topology.broker(peer);
            peers.put(peer, new Peer(port(name + " replication"), port(name + " controller")));
        }
        ClientPort clients = new ClientPort(
                port(Topology.broker(id)), link(Topology.toBroker(id)).port());
        return new KafkaBroker(id, clusterId, clients, peers);
    }

    @Override
    public void close() {
        links.values().forEach(Link::close);
    }
}
