package io.tranche.chaos.process;

import io.tranche.embedded.EmbeddedKafka;
import io.tranche.embedded.KafkaBroker;
import io.tranche.embedded.KafkaBroker.ClientPort;
import io.tranche.embedded.KafkaBroker.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The main class of a broker that is one of several. */
public final class Broker {

    private static final int FIXED = 5;
    private static final int PER_PEER = 3;

    private Broker() {}

    public static List<String> arguments(Path directory, KafkaBroker broker) {
        List<String> arguments = new ArrayList<>(List.of(
                directory.toString(),
                String.valueOf(broker.id()),
                broker.clusterId(),
                String.valueOf(broker.clients().listening()),
                String.valueOf(broker.clients().advertised())));
        broker.peers().forEach((id, peer) -> {
            arguments.add(String.valueOf(id));
            arguments.add(String.valueOf(peer.replicationPort()));
            arguments.add(String.valueOf(peer.controllerPort()));
        });
        return arguments;
    }

    public static void main(String... arguments) {
        System.setProperty("logback.configurationFile", ProcessSpec.LOGGING);
        Map<Integer, Peer> peers = new TreeMap<>();
        for (int i = FIXED; i < arguments.length; i += PER_PEER) {
            peers.put(number(arguments[i]), new Peer(number(arguments[i + 1]), number(arguments[i + 2])));
        }
        ClientPort clients = new ClientPort(number(arguments[3]), number(arguments[4]));
        KafkaBroker broker = new KafkaBroker(number(arguments[1]), arguments[2], clients, peers);
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), broker);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-stop"));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
