package io.tranche.messaging.outbox;

import io.tranche.messaging.trace.Traces;
import io.tranche.messaging.upkeep.RecurringTask;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    OutboxPartitions outboxPartitions(JdbcClient jdbc, Clock clock, OutboxSettings settings) {
        return new OutboxPartitions(jdbc, clock, settings);
    }

    @Bean
    RecurringTask outboxUpkeep(OutboxPartitions partitions, OutboxSettings settings) {
        return new RecurringTask("Upkeep of outbox partitions", settings.upkeepInterval(), partitions::upkeep);
    }

    @Bean
    OutboxTable outboxTable(OutboxPartitions partitions, JdbcClient jdbc, Clock clock, Environment environment) {
        String application = environment.getRequiredProperty("spring.application.name");
        return new OutboxTable(jdbc, partitions, clock, application);
    }

    @Bean
    Outbox outbox(OutboxTable table, Traces traces, OutboxSettings settings) {
        return new Outbox(table, traces, settings.payloadMax());
    }
}
