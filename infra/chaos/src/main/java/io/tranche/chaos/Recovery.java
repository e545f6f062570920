package io.tranche.chaos;

import io.tranche.chaos.load.Load;
import io.tranche.chaos.load.Probe;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** From the end of a fault to the first success of a request that was made after it. */
final class Recovery {

    private Recovery() {}

    /** Empty if nothing has succeeded yet. */
    static Optional<Duration> after(long endedNanos, Load load) {
        return load.probes().stream()
                .map(probe -> firstSuccess(probe, endedNanos))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    private static Optional<Duration> firstSuccess(Probe probe, long endedNanos) {
        OptionalLong success = probe.firstSuccessAfter(endedNanos);
        return success.isPresent() ? Optional.of(Duration.ofNanos(success.getAsLong() - endedNanos)) : Optional.empty();
    }
}
