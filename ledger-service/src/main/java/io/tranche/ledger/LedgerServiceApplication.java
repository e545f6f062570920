package io.tranche.ledger;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class LedgerServiceApplication {

    public static void main(String... args) {
        new SpringApplicationBuilder(LedgerServiceApplication.class)
                .properties("spring.config.name=ledger-service")
                .run(args);
    }
}
