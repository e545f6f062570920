package io.tranche.web.idempotency;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, JacksonAutoConfiguration.class})
@ConditionalOnBean(JdbcClient.class)
@ConditionalOnProperty(name = "tranche.idempotency.enabled", matchIfMissing = true)
@EnableConfigurationProperties(IdempotencySettings.class)
@EnableScheduling
class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcClient jdbc, JsonMapper mapper, ObjectProvider<Clock> clock) {
        return new IdempotencyKeys(jdbc, mapper, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    KeyExpiry idempotencyKeyExpiry(JdbcClient jdbc, IdempotencySettings settings, ObjectProvider<Clock> clock) {
        return new KeyExpiry(jdbc, settings, clock.getIfAvailable(Clock::systemUTC));
    }
}
