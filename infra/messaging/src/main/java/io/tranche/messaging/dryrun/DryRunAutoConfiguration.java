package io.tranche.messaging.dryrun;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
@EnableConfigurationProperties(DryRunSettings.class)
class DryRunAutoConfiguration {

    @Bean
    RowChanges rowChanges(JdbcClient jdbc) {
        return new RowChanges(jdbc);
    }

    @Bean
    DryRun dryRun(
            JdbcClient jdbc, RowChanges rowChanges, PlatformTransactionManager transactions, DryRunSettings settings) {
        return new DryRun(jdbc, rowChanges, transactions, new TimeLimit(settings.timeMax(), InstantSource.system()));
    }
}
