/** Creates the topics of the contracts, as soon as there is a Kafka to create them in. */
@NullMarked
package io.tranche.messaging.topics;

import org.jspecify.annotations.NullMarked;
