package io.tranche.messaging.inbox;

import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.OrderedKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The way out of a batch that failed: each event in a transaction of its own, and parked if it still fails after some attempts. */
final class OneByOne {

    private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

    private final BatchTransaction transaction;
    private final int attemptsMax;
    private final Clock clock;

    OneByOne(BatchTransaction transaction, int attemptsMax, Clock clock) {
        this.transaction = transaction;
        this.attemptsMax = attemptsMax;
        this.clock = clock;
    }

    void applyOrPark(Delivery delivery) {
        try (var id = MDC.putCloseable("event.id", delivery.mark().id().toString());
                var type = MDC.putCloseable("event.type", delivery.type())) {
            attempt(delivery).ifPresent(failure -> {
                LOG.error(
                        "Parking an event of {} at {}-{}@{} after {} attempts",
                        delivery.key().map(OrderedKey::key).orElse("no key"),
                        delivery.delivered().topic(),
                        delivery.delivered().partition(),
                        delivery.delivered().offset(),
                        failure.attempts(),
                        failure.cause());
                transaction.park(delivery, failure);
            });
        }
    }

    /** @return empty once applied */
    private Optional<Failure> attempt(Delivery delivery) {
        Optional<RuntimeException> cause = tryOnce(delivery);
        if (cause.isEmpty()) {
            return Optional.empty();
        }
        Failure failure = Failure.once(cause.get(), clock.instant());
        while (failure.attempts() < attemptsMax) {
            cause = tryOnce(delivery);
            if (cause.isEmpty()) {
                return Optional.empty();
            }
            failure = failure.again(cause.get(), clock.instant());
        }
        return Optional.of(failure);
    }

    private Optional<RuntimeException> tryOnce(Delivery delivery) {
        try {
            transaction.apply(List.of(delivery));
            return Optional.empty();
        } catch (RuntimeException failure) {
            if (TransientTrouble.isBehind(failure)) {
                throw failure;
            }
            return Optional.of(failure);
        }
    }
}
