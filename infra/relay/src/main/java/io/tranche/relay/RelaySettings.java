package io.tranche.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param autoStart false where only the tables and topics are looked at
 * @param checkpointInterval how often progress is written down and the slot confirmed; what a crash sends twice
 * @param silenceMax how long an engine may read nothing, not even its own heartbeat, before it is given up
 * @param slotInterval how often the leader looks whether its slot is still there
 * @param publishTimeout how long Kafka may take for a batch before the engine is given up
 * @param resendMargin longer than any transaction that writes to an outbox may take
 */
@ConfigurationProperties("tranche.relay")
record RelaySettings(
        Duration pollInterval,
        int recordThreads,
        int batchSizeMax,
        Duration heartbeatInterval,
        Duration silenceMax,
        Duration slotInterval,
        Duration checkpointInterval,
        Duration publishTimeout,
        Duration closeTimeout,
        Duration resendMargin,
        LeaseSettings lease,
        BackOffSettings backOff,
        BacklogSettings backlog,
        @DefaultValue("true") boolean autoStart) {

    RelaySettings {
        if (lease.renewal.multipliedBy(2).compareTo(lease.duration) >= 0) {
            throw new IllegalArgumentException("tranche.relay.lease.duration must be more than twice the renewal");
        }
        if (heartbeatInterval.multipliedBy(3).compareTo(silenceMax) > 0) {
            throw new IllegalArgumentException("tranche.relay.silence-max must be three heartbeat-intervals at least");
        }
        if (recordThreads < 1 || batchSizeMax < 1) {
            throw new IllegalArgumentException("tranche.relay.record-threads and batch-size-max must be positive");
        }
    }

    /** @param standbyPoll how often a relay that does not lead looks whether it may */
    record LeaseSettings(Duration duration, Duration renewal, Duration standbyPoll) {}

    /** The pause after a failure doubles from the first to the longest. */
    record BackOffSettings(Duration first, Duration longest) {}

    /** @param rowsMax where counting stops: a longer backlog shows as this many */
    record BacklogSettings(Duration interval, int rowsMax) {}
}
