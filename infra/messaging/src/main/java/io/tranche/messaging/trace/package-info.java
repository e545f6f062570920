/** Carries the trace of a request through the outbox and Kafka to the services that act on it. */
@NullMarked
package io.tranche.messaging.trace;

import org.jspecify.annotations.NullMarked;
