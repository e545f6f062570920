package io.tranche.messaging.parking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A Kafka that answers each letter as it is told to. */
final class ScriptedKafka extends KafkaTemplate<byte[], byte[]> {

    private final Function<ProducerRecord<byte[], byte[]>, CompletableFuture<SendResult<byte[], byte[]>>> script;
    final List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    boolean withinTransaction;

    ScriptedKafka(Function<ProducerRecord<byte[], byte[]>, CompletableFuture<SendResult<byte[], byte[]>>> script) {
        super(new DefaultKafkaProducerFactory<>(Map.of()));
        this.script = script;
    }

    static CompletableFuture<SendResult<byte[], byte[]>> taken(ProducerRecord<byte[], byte[]> letter) {
        RecordMetadata place = new RecordMetadata(new TopicPartition(letter.topic(), 0), 0, 0, 0, 0, 0);
        return CompletableFuture.completedFuture(new SendResult<>(letter, place));
    }

    @Override
    public CompletableFuture<SendResult<byte[], byte[]>> send(ProducerRecord<byte[], byte[]> letter) {
        letters.add(letter);
        withinTransaction |= TransactionSynchronizationManager.isActualTransactionActive();
        return script.apply(letter);
    }
}
