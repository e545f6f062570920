package io.tranche.messaging.operation;

import io.tranche.messaging.action.Actions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(afterName = "io.tranche.messaging.action.ActionAutoConfiguration")
@ConditionalOnBean(Actions.class)
@EnableConfigurationProperties(OperationSettings.class)
class OperationAutoConfiguration {

    private final OperationSettings settings;

    OperationAutoConfiguration(OperationSettings settings) {
        this.settings = settings;
    }

    @Bean
    Operations.Parts operationParts(JdbcClient jdbc, Actions actions, PlatformTransactionManager transactions) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        return new Operations.Parts(
                new OperationTable(jdbc, transaction),
                new OperationQueries(jdbc, settings.silenceMax()),
                actions,
                transaction);
    }

    @Bean
    OperationRunner operationRunner(Operations.Parts parts, ObjectProvider<OperationWork> works) {
        return new OperationRunner(parts, works::stream, settings);
    }

    @Bean
    Operations operations(Operations.Parts parts, OperationRunner runner) {
        return new Operations(parts, runner, settings);
    }
}
