package io.tranche.relay.publish;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/** Makes the connection to Kafka. Tests put one in here that lies. */
public interface Producers {

    Producer<String, String> open(Map<String, Object> settings);
}
