package io.tranche.relay;

import io.tranche.relay.publish.Producers;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;

/** A planted bug: every record counts as acknowledged at once, while the last ones still wait in memory. */
final class HastyProducer extends KafkaProducer<String, String> {

    static final int KEPT_BACK = 40;

    private final Queue<ProducerRecord<String, String>> keptBack = new ArrayDeque<>();

    private HastyProducer(Map<String, Object> settings) {
        super(settings, new StringSerializer(), new StringSerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, String> message) {
        keptBack.add(message);
        if (keptBack.size() > KEPT_BACK) {
            var unused = super.send(keptBack.remove(), null);
        }
        TopicPartition unknown = new TopicPartition(message.topic(), 0);
        return CompletableFuture.completedFuture(new RecordMetadata(unknown, -1, 0, -1, 0, 0));
    }

    /** Not annotated, or every relay of the tests would find it. */
    static class InsteadOfTheRealOne {

        @Bean
        Producers producers() {
            return HastyProducer::new;
        }
    }
}
