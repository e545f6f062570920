package io.tranche.messaging.outbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, 12 bits of counter, 62 random bits. Ids of one generator only ascend, also when the
 * clock steps back or hands out more than a counter's worth in a millisecond: the count then runs on into the next one.
 */
final class EventIds {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long VERSION_7 = 7L << 12;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    EventIds(Clock clock) {
        this.clock = clock;
    }

    UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long high = ((tick >>> COUNTER_BITS) << 16) | VERSION_7 | (tick & COUNTER_MASK);
        return new UUID(high, VARIANT | (random.nextLong() & RANDOM_MASK));
    }
}
