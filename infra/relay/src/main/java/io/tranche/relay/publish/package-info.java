/** Outbox events into Kafka, without a gap in the middle: what fails ends the stream of this producer. */
@NullMarked
package io.tranche.relay.publish;

import org.jspecify.annotations.NullMarked;
