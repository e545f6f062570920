package io.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.embedded.KafkaBroker.ClientPort;
import io.tranche.embedded.KafkaBroker.Peer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTests {

    private static final Map<Integer, Peer> THREE =
            Map.of(1, new Peer(9101, 9201), 2, new Peer(9102, 9202), 3, new Peer(9103, 9203));

    @Test
    void aBrokerOfThreeKeepsThreeCopiesAndKnowsAllControllers() {
        Map<String, String> properties = settings(new KafkaBroker(2, "cluster", new ClientPort(9002, 9302), THREE));
        assertThat(properties)
                .containsEntry("node.id", "2")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9201,2@127.0.0.1:9202,3@127.0.0.1:9203")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2");
    }

    @Test
    void clientsAreSentToTheAdvertisedPortAndOtherBrokersAreNot() {
        Map<String, String> properties = settings(new KafkaBroker(2, "cluster", new ClientPort(9002, 9302), THREE));
        assertThat(properties)
                .containsEntry("inter.broker.listener.name", "REPLICATION")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9302,REPLICATION://127.0.0.1:9102");
        assertThat(properties.get("listeners"))
                .isEqualTo("PLAINTEXT://127.0.0.1:9002,REPLICATION://127.0.0.1:9102,CONTROLLER://127.0.0.1:9202");
    }

    @Test
    void aBrokerAloneKeepsOneCopy() {
        assertThat(settings(KafkaBroker.alone(9002)))
                .containsEntry("offsets.topic.replication.factor", "1")
                .containsEntry("transaction.state.log.min.isr", "1")
                .containsEntry("inter.broker.listener.name", "PLAINTEXT");
    }

    @Test
    void refusesABrokerThatIsNotAmongItsPeers() {
        assertThatThrownBy(() -> new KafkaBroker(4, "cluster", new ClientPort(9002, 9002), THREE))
                .hasMessageContaining("broker 4");
    }

    private static Map<String, String> settings(KafkaBroker broker) {
        return new KafkaSettings(Path.of("log"), broker).properties();
    }
}
