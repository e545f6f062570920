/** Proof that Kafka has what the outboxes hold: every row of a time range is looked for in its topic, by its id. */
@NullMarked
package io.tranche.relay.proof;

import org.jspecify.annotations.NullMarked;
