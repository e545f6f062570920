package io.tranche.relay;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tranche.contracts.EventHeaders;
import io.tranche.relay.lease.Leases;
import io.tranche.relay.lease.Term;
import io.tranche.relay.position.Checkpoint;
import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.position.Lsn;
import io.tranche.relay.position.Origin;
import io.tranche.relay.position.OutboxPosition;
import io.tranche.relay.position.Progress;
import io.tranche.relay.publish.EventPublisher;
import io.tranche.relay.publish.EventPublishers;
import io.tranche.relay.publish.OutboxEvent;
import io.tranche.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A leader that was frozen with a batch in its hands. It is sound, or believes for as long as one likes that its lease lasts:
 * then it is one without fencing.
 */
final class FrozenLeader implements AutoCloseable {

    private static final long OLD_EPOCH = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc = JdbcClient.create(TestPlatform.dataSource("relay_service"));
    private final Checkpoints checkpoints = new Checkpoints(jdbc, TransactionOperations.withoutTransaction());
    private final Term term;
    private final EventPublisher publisher;
    private final List<OutboxEvent> batch;

    private FrozenLeader(TestTopic topic, List<UUID> ids, Duration believes) {
        // It never renews: it is frozen.
        this.term = new Leases(jdbc, "frozen", believes, Duration.ofDays(1))
                .tryAcquire()
                .orElseThrow();
        this.publisher = new EventPublishers(
                        Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers()),
                        settings -> new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()),
                        PATIENCE,
                        new SimpleMeterRegistry(),
                        Clock.systemUTC())
                .open(term);
        this.batch = ids.stream().map(id -> event(topic, id)).toList();
    }

    static FrozenLeader elected(TestTopic topic, List<UUID> ids, Duration believes) {
        return new FrozenLeader(topic, ids, believes);
    }

    private static OutboxEvent event(TestTopic topic, UUID id) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic.name(), "key:0", "stale");
        message.headers()
                .add(EventHeaders.ID, id.toString().getBytes(StandardCharsets.UTF_8))
                .add(EventHeaders.TIME, Instant.now().toString().getBytes(StandardCharsets.UTF_8));
        return new OutboxEvent(message, new OutboxPosition("loan", 1, Instant.EPOCH), Instant.EPOCH);
    }

    /** For everybody but itself. */
    void expire() {
        jdbc.sql("UPDATE relay.lease SET expires_at = '-infinity'").update();
    }

    boolean isOver() {
        return !term.held();
    }

    void publishAgain() {
        publisher.publish(batch, new Progress(new Origin(1, 1, "any"), new Lsn(1)));
    }

    Throwable triesToPublish() {
        return catchThrowable(this::publishAgain);
    }

    Throwable triesToWrite(Checkpoint checkpoint) {
        return catchThrowable(() -> checkpoints.write(checkpoint, term.epoch()));
    }

    /** Without asking who wrote last. */
    void overwrite(Checkpoint checkpoint) {
        jdbc.sql("UPDATE relay.checkpoint SET epoch = :epoch")
                .param("epoch", OLD_EPOCH)
                .update();
        checkpoints.write(checkpoint, OLD_EPOCH);
    }

    @Override
    public void close() {
        publisher.close();
        term.close();
    }
}
