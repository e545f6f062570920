package io.tranche.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.relay.engine.SourceDatabase;
import io.tranche.relay.lease.Leases;
import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.publish.EventPublishers;
import io.tranche.relay.publish.Producers;
import io.tranche.relay.repair.Broker;
import io.tranche.relay.repair.OutboxTables;
import io.tranche.relay.repair.Repair;
import io.tranche.relay.repair.Repairs;
import io.tranche.relay.repair.Slot;
import java.time.Clock;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a relay, from the tables up. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RelayConfiguration {

    private static final int NAME_CHARACTERS = 8;

    /** Names the holder of the lease, and sets apart the relays of one JVM. */
    private final String name = "tranche-relay-" + UUID.randomUUID().toString().substring(0, NAME_CHARACTERS);

    @Bean
    Leases leases(JdbcClient jdbc, RelaySettings settings) {
        return new Leases(
                jdbc, name, settings.lease().duration(), settings.lease().renewal());
    }

    @Bean
    Checkpoints checkpoints(JdbcClient jdbc, TransactionOperations transactions) {
        return new Checkpoints(jdbc, transactions);
    }

    @Bean
    OutboxTables outboxTables(JdbcTemplate jdbc, TransactionOperations transactions) {
        return new OutboxTables(jdbc, transactions);
    }

    @Bean
    Slot slot(JdbcClient jdbc) {
        return new Slot(jdbc);
    }

    @Bean
    Repairs repairs(JdbcClient jdbc, JsonMapper json) {
        return new Repairs(jdbc, json);
    }

    @Bean
    Repair repair(
            JdbcClient jdbc,
            Slot slot,
            OutboxTables outboxes,
            Checkpoints checkpoints,
            Repairs repairs,
            KafkaProperties kafka,
            TopicSettings topics,
            RelaySettings settings) {
        Broker broker = new Broker(kafka.buildAdminProperties(), topics.partitions(), topics.replicationFactor());
        return new Repair(jdbc, slot, broker, outboxes, checkpoints, repairs, settings.resendMargin());
    }

    @Bean
    Producers producers() {
        return settings -> new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    @Bean
    EventPublishers eventPublishers(
            KafkaProperties kafka, Producers producers, RelaySettings settings, MeterRegistry registry) {
        return new EventPublishers(
                kafka.buildProducerProperties(), producers, settings.publishTimeout(), registry, Clock.systemUTC());
    }

    @Bean
    Leader leader(
            Repair repair,
            Slot slot,
            EventPublishers publishers,
            Checkpoints checkpoints,
            JdbcConnectionDetails database,
            RelaySettings settings) {
        SourceDatabase source =
                new SourceDatabase(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        return new Leader(repair, slot, publishers, checkpoints, source, settings, name);
    }

    @Bean
    Relay relay(Leases leases, Leader leader, RelaySettings settings, MeterRegistry registry) {
        return new Relay(name, leases, leader, settings, registry);
    }

    @Bean
    RelayHealth relayHealthIndicator(Relay relay) {
        return new RelayHealth(relay);
    }

    @Bean
    Backlog backlog(
            JdbcClient jdbc,
            OutboxTables outboxes,
            Checkpoints checkpoints,
            Slot slot,
            Relay relay,
            RelaySettings settings,
            MeterRegistry registry) {
        return new Backlog(
                jdbc, outboxes, checkpoints, slot, relay, settings.backlog().rowsMax(), registry);
    }
}
