/** Consumers that apply every event once, however often it comes: one transaction per polled batch, a permanent mark per event. */
@NullMarked
package io.tranche.messaging.inbox;

import org.jspecify.annotations.NullMarked;
