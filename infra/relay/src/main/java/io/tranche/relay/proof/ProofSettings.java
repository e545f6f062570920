package io.tranche.relay.proof;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param rowsMax how many rows one proof may compare; each takes 28 bytes of disk, and so does each message
 * @param listedMax how many ids of lost rows a proof names
 * @param settle how long rows that are still on their way are waited for
 * @param catchUp how long is waited for the relay to come past the rows that were read
 * @param clockSkew how far the clocks of writers and relay may be apart
 * @param silenceMax how long Kafka may take to deliver the next messages
 * @param queueMax how long a proof waits for another that is being taken
 * @param interval how often it is looked whether a repair waits for its proof
 * @param directory where ids are kept while they are compared
 */
@ConfigurationProperties("tranche.relay.proof")
public record ProofSettings(
        int rowsMax,
        int listedMax,
        Duration settle,
        Duration catchUp,
        Duration clockSkew,
        Duration silenceMax,
        Duration queueMax,
        Duration interval,
        Path directory) {}
