package io.tranche.relay;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while leading fails. A standby is up: it does what it is there for. */
final class RelayHealth extends AbstractHealthIndicator {

    private final Relay relay;

    RelayHealth(Relay relay) {
        super("Relay health check failed");
        this.relay = relay;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        switch (relay.state()) {
            case STANDBY, REPAIRING, LEADING -> builder.up();
            case STARTING, BACKING_OFF, STOPPED -> builder.down();
        }
        builder.withDetail("state", relay.state());
        String failure = relay.lastFailure();
        if (failure != null) {
            builder.withDetail("lastFailure", failure);
        }
    }
}
