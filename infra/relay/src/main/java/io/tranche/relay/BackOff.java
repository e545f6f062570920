package io.tranche.relay;

import io.tranche.relay.RelaySettings.BackOffSettings;
import java.time.Duration;

/** Doubles from failure to failure until something went well. */
final class BackOff {

    private final BackOffSettings settings;
    private Duration next;

    BackOff(BackOffSettings settings) {
        this.settings = settings;
        this.next = settings.first();
    }

    Duration afterFailure() {
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(settings.longest()) < 0 ? doubled : settings.longest();
        return pause;
    }

    void reset() {
        next = settings.first();
    }
}
