package io.tranche.testing;

import java.security.SecureRandom;

/** Numbers that no other test of this JVM uses, since all share one database and one Kafka. */
public final class TestIds {

    private static final long UP_TO = 1L << 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestIds() {}

    /** Positive, and small enough for a JSON number to hold exactly. */
    public static long next() {
        return RANDOM.nextLong(1, UP_TO);
    }
}
