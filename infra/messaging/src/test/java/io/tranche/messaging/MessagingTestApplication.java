package io.tranche.messaging;

import io.tranche.messaging.outbox.Outbox;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two consumers of top-ups, so that each must keep its own marks, and one that answers. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class MessagingTestApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(MessagingTestApplication.class)
                .properties("spring.config.name=messaging-test")
                .run(arguments);
    }

    @Bean
    Trouble trouble() {
        return new Trouble();
    }

    @Bean
    TopUpCounter counter(JdbcClient database, Trouble trouble) {
        return new TopUpCounter("counter", database, trouble);
    }

    @Bean
    TopUpCounter healthyCounter(JdbcClient database) {
        return new TopUpCounter("healthy-counter", database, new Trouble());
    }

    @Bean
    Decliner decliner(Outbox outbox) {
        return new Decliner(outbox);
    }
}
