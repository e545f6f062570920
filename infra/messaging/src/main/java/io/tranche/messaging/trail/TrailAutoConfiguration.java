package io.tranche.messaging.trail;

import io.tranche.messaging.inbox.EventConsumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
class TrailAutoConfiguration {

    @Bean
    Trail trail(JdbcClient database, ObjectProvider<EventConsumer> consumers, ObjectProvider<Effects> effects) {
        TrailRows rows = new TrailRows(
                database, consumers.stream().map(EventConsumer::name).collect(Collectors.toSet()));
        return new Trail(rows, effects.orderedStream().toList());
    }
}
