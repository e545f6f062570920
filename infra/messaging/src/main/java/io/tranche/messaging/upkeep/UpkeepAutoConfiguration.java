package io.tranche.messaging.upkeep;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(before = FlywayAutoConfiguration.class)
class UpkeepAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FlywayMigrationStrategy starterMigrations() {
        return new StarterMigrations();
    }

    @Bean
    RecurringTasks recurringTasks(ObjectProvider<RecurringTask> tasks) {
        return new RecurringTasks(List.copyOf(tasks.orderedStream().toList()));
    }
}
