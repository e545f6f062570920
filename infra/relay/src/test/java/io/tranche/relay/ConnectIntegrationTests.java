package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kafka Connect over the same tables, instead of the relay. */
class ConnectIntegrationTests {

    /** What a worker does itself, or better. */
    private static final Set<String> ONLY_IN_THE_RELAY =
            Set.of("offset.storage", "errors.max.retries", "slot.max.retries", "slot.retry.delay.ms");

    private static final String SLOT = "tranche_outbox_of_connect";

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestTopic topic = TestTopic.create();

    @BeforeEach
    void forgetEverything() {
        TestRelay.forgetEverything();
    }

    @Test
    void yieldsTheSameMessagesAsTheRelay() throws Exception {
        // Before the rows, so that both read them off the log.
        TestPlatform.database()
                .sql("SELECT pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(SLOT))
                .query()
                .singleRow();
        List<UUID> ids = new ArrayList<>();
        List<ConsumerRecord<String, String>> byRelay;
        try (TestRelay relay = TestRelay.startLeading()) {
            ids.addAll(loans.appendNumbered(topic.name(), 5, 20));
            ids.add(loans.appendUntraced(topic.name(), "key:0", "{\"text\": \"ünï\\ncode\", \"n\": 1.50}"));
            byRelay = topic.awaitAll(ids);
        }
        assertThat(byRelay).hasSameSizeAs(ids);

        List<ConsumerRecord<String, String>> byBoth;
        try (ConnectWorkerProcess worker = ConnectWorkerProcess.start("connect-" + TestIds.next())) {
            worker.run(SLOT);
            topic.awaitMoreThan(2L * ids.size() - 1);
            byBoth = topic.records();
        } finally {
            TestRelay.dropSlot(SLOT);
        }

        assertThat(byPartition(byBoth)).isEqualTo(twice(byPartition(byRelay)));
    }

    /** All there is to a message, in the order in which the partitions have them. */
    private static Map<Integer, List<Message>> byPartition(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::partition, Collectors.mapping(Message::of, Collectors.toList())));
    }

    private static Map<Integer, List<Message>> twice(Map<Integer, List<Message>> once) {
        Map<Integer, List<Message>> twice = new HashMap<>();
        once.forEach((partition, messages) -> twice.put(
                partition, Stream.concat(messages.stream(), messages.stream()).toList()));
        return twice;
    }

    private record Message(String key, String value, List<String> headers) {

        static Message of(ConsumerRecord<String, String> record) {
            return new Message(
                    record.key(),
                    record.value(),
                    Arrays.stream(record.headers().toArray())
                            .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                            .toList());
        }
    }

    @Test
    void isConfiguredAsTheRelayIs() throws IOException {
        Map<String, String> connect = new HashMap<>();
        ConnectWorkerProcess.connector()
                .get("config")
                .propertyStream()
                .forEach(setting ->
                        connect.put(setting.getKey(), setting.getValue().asString()));
        Map<String, String> relay = ofRelay("connector.properties");
        relay.keySet().removeAll(ONLY_IN_THE_RELAY);
        relay.putAll(ofRelay("transforms.properties"));
        relay.put("transforms", "dropOthers," + relay.get("transforms") + ",dropOwn");

        assertThat(connect).containsAllEntriesOf(relay);
        assertThat(connect.keySet())
                .filteredOn(name -> name.startsWith("transforms.") && !relay.containsKey(name))
                .allMatch(name -> name.startsWith("transforms.dropOthers.") || name.startsWith("transforms.dropOwn."));
    }

    private static Map<String, String> ofRelay(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = RelayApplication.class.getResourceAsStream(file)) {
            properties.load(in);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
