package io.tranche.loan.outcome;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One caller's wait. {@link #expect} is called inside the transaction that starts the saga, or that holds the lock under which it
 * would end: so the end cannot come before somebody listens.
 */
public final class Waiter implements AutoCloseable {

    private final Outcomes outcomes;
    private @Nullable Subject subject;
    private @Nullable CompletableFuture<Void> outcome;

    Waiter(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    public void expect(Subject expected) {
        if (subject != null) {
            throw new IllegalStateException("Already waiting for " + subject);
        }
        subject = expected;
        outcome = outcomes.join(expected);
    }

    /**
     * Returns when the outcome is there, the time is up, or there is nothing to wait for. Who calls reads what has become of it, and has
     * committed what began it.
     */
    public void await(Duration waitMax) {
        if (subject == null || outcome == null || waitMax.isZero()) {
            return;
        }
        outcomes.begun(subject);
        try {
            outcome.get(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException timeIsUp) {
            // The row tells the caller how far it has come.
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        if (subject != null && outcome != null) {
            outcomes.leave(subject, outcome);
        }
    }
}
