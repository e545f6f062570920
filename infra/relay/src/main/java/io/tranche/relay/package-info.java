/** The process that takes outbox rows to Kafka: elects a leader, repairs what fell out, runs the engine and restarts it. */
@NullMarked
package io.tranche.relay;

import org.jspecify.annotations.NullMarked;
