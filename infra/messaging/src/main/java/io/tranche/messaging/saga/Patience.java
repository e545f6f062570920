package io.tranche.messaging.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a saga waits for an answer.
 *
 * @param answerWithin until it asks again
 * @param askMax how often it asks in all before it gives up
 */
public record Patience(
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("4") int askMax) {

    public Patience {
        if (!answerWithin.isPositive() || askMax < 1) {
            throw new IllegalArgumentException(
                    "Sagas need some time (%s) and a try (%d)".formatted(answerWithin, askMax));
        }
    }
}
