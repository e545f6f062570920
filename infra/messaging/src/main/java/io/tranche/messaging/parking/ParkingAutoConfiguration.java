package io.tranche.messaging.parking;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
class ParkingAutoConfiguration {

    @Bean
    ParkedEvents parkedEvents(JdbcClient jdbc, NamedParameterJdbcTemplate template) {
        return new ParkedEvents(jdbc, template);
    }
}
