/** Runs a Kafka container for every event consumer of a service, and says how far behind it is and whether it still lives. */
@NullMarked
package io.tranche.messaging.consumers;

import org.jspecify.annotations.NullMarked;
