package io.tranche.messaging.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.parking.ParkedEvents;
import io.tranche.messaging.trace.Traces;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(
        afterName = {
            "io.tranche.messaging.parking.ParkingAutoConfiguration",
            "io.tranche.messaging.outbox.OutboxAutoConfiguration"
        })
@ConditionalOnBean(ParkedEvents.class)
@EnableConfigurationProperties(InboxSettings.class)
class InboxAutoConfiguration {

    private final InboxSettings settings;

    InboxAutoConfiguration(InboxSettings settings) {
        this.settings = settings;
    }

    @Bean
    BatchTransaction.Shared batchTransactionParts(
            PlatformTransactionManager transactionManager, JdbcClient jdbc, ParkedEvents parkedEvents, Traces traces) {
        TransactionTemplate transactions = new TransactionTemplate(transactionManager);
        transactions.setTimeout(Math.toIntExact(settings.transactionTimeout().toSeconds()));
        return new BatchTransaction.Shared(transactions, new InboxTable(jdbc), parkedEvents, traces);
    }

    @Bean
    EventListeners eventListeners(BatchTransaction.Shared shared, MeterRegistry registry, Clock clock) {
        return new EventListeners(settings, shared, registry, clock);
    }

    @Bean
    EventHandlers eventHandlers(ObjectProvider<EventConsumer> consumers, EventListeners listeners) {
        return new EventHandlers(consumers::stream, listeners);
    }
}
