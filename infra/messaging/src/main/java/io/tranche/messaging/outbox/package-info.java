/** Events written with the business change, in its transaction; a relay takes them to Kafka. */
@NullMarked
package io.tranche.messaging.outbox;

import org.jspecify.annotations.NullMarked;
