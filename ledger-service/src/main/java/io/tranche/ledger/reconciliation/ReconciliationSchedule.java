package io.tranche.ledger.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sweeps regularly and shows what is open as metrics. */
@Component
class ReconciliationSchedule {

    private final Sweep sweep;
    private final Reconciliation reconciliation;
    private final MultiGauge drift;
    private final AtomicReference<Instant> lastSuccess = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock;

    ReconciliationSchedule(Sweep sweep, Reconciliation reconciliation, MeterRegistry meters, Clock clock) {
        this.sweep = sweep;
        this.reconciliation = reconciliation;
        this.clock = clock;
        this.drift = MultiGauge.builder("ledger_wallet_drift_minor_units")
                .description("What wallets and their ledger accounts differ by, in open breaks")
                .register(meters);
        Gauge.builder(
                        "reconciler_last_success_timestamp_seconds",
                        lastSuccess,
                        at -> at.get().getEpochSecond())
                .description("When wallets and ledger were last compared")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${tranche.ledger.reconciliation.interval}")
    void run() {
        sweep.run();
        drift.register(
                reconciliation.drift().stream()
                        .map(open -> MultiGauge.Row.of(
                                Tags.of("currency", open.currency()),
                                open.amount().minorUnits()))
                        .toList(),
                true);
        lastSuccess.set(clock.instant());
    }
}
