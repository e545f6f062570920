package io.tranche.relay;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Down while leading fails. A standby is up: it does what it is there for. */
final class RelayHealth extends AbstractHealthIndicator {

    private final Relay relay;

    RelayHealth(Relay relay) {
        super("Relay health check failed");
        this.relay = relay;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        String failure = relay.lastFailure();
        switch (relay.state()) {
            case STANDBY, LEADING -> builder.up();
            // A repair after a failure may only be the next try to reach a Kafka that is away.
            case REPAIRING -> builder.status(failure == null ? Status.UP : Status.DOWN);
            case STARTING, BACKING_OFF, STOPPED -> builder.down();
        }
        builder.withDetail("state", relay.state());
        if (failure != null) {
            builder.withDetail("lastFailure", failure);
        }
    }
}
