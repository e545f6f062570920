/** Where an event has been: in the outbox, at each consumer, and in what a service did because of it. */
@NullMarked
package io.tranche.messaging.trail;

import org.jspecify.annotations.NullMarked;
