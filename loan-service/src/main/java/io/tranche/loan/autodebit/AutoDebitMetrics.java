package io.tranche.loan.autodebit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.loan.autodebit.Attempts.Outcome;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

@Component
final class AutoDebitMetrics {

    private final MeterRegistry meters;
    private final Counter failures;
    private final AtomicInteger underWay = new AtomicInteger();

    AutoDebitMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Outcome outcome : Outcome.values()) {
            counter(outcome).increment(0);
        }
        this.failures = Counter.builder("auto_debit_failures_total")
                .description("Loans that were left out of a day's auto-debits because of an error")
                .register(meters);
        Gauge.builder("auto_debits_under_way", underWay, AtomicInteger::get)
                .description(
                        "Attempts of which nobody knows yet whether there is money, when this instance last looked")
                .register(meters);
    }

    void ended(Outcome outcome) {
        counter(outcome).increment();
    }

    void failed() {
        failures.increment();
    }

    void underWay(int attempts) {
        underWay.set(attempts);
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("auto_debits_total")
                .description("Attempts to take what is due from a wallet, by what came of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
