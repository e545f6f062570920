package io.tranche.chaos.network;

import java.time.Duration;

/** How a link behaves. */
sealed interface Traffic {

    /** As it should. */
    record Free() implements Traffic {}

    /** What was connected is not any more, and nobody gets through. */
    record Cut() implements Traffic {}

    /** Connections stand, and nothing moves on them. */
    record Silent() implements Traffic {}

    /** Everything moves, so much later. */
    record Slow(Duration delay) implements Traffic {}
}
