package io.tranche.relay.publish;

import io.tranche.relay.position.OutboxPosition;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** @param committedAt when the transaction committed, as far as the reader knows; else when the row was written */
public record OutboxEvent(ProducerRecord<String, String> message, OutboxPosition row, Instant committedAt) {}
