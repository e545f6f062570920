package io.tranche.messaging.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.trace.Traces;
import io.tranche.messaging.upkeep.RecurringTask;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration
@EnableConfigurationProperties(SagaSettings.class)
class SagaAutoConfiguration {

    private final Clock clock;

    SagaAutoConfiguration(ObjectProvider<Clock> clock) {
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Bean
    SagaMetrics sagaMetrics(MeterRegistry registry) {
        return new SagaMetrics(registry);
    }

    @Bean
    SagaTimeline sagaTimeline(JdbcClient database, SagaMetrics metrics, Traces traces) {
        return new SagaTimeline(database, metrics, new StepTraces(traces), clock);
    }

    @Bean
    Sagas sagas(JdbcClient database) {
        return new Sagas(database, clock);
    }

    @Bean
    SagaWatch sagaWatch(
            JdbcClient database, TransactionTemplate transaction, SagaMetrics metrics, SagaSettings settings) {
        return new SagaWatch(database, transaction, metrics, settings, clock);
    }

    @Bean
    RecurringTask watchForOverdueSagas(SagaWatch watch, SagaSettings settings, ObjectProvider<Saga> sagas) {
        return new RecurringTask(
                "watch for overdue sagas",
                settings.watchInterval(),
                () -> sagas.orderedStream().forEach(watch::look));
    }
}
