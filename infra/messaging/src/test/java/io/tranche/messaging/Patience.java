package io.tranche.messaging;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits long enough for a busy machine. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONGEST);
    }
}
