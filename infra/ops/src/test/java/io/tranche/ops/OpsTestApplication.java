package io.tranche.ops;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service with one consumer and nothing else. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class OpsTestApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(OpsTestApplication.class)
                .properties("spring.config.name=ops-test")
                .run(arguments);
    }

    @Bean
    TopUps topUps(JdbcClient database) {
        return new TopUps(database);
    }
}
