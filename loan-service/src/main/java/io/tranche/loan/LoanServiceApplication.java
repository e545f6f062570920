package io.tranche.loan;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts loan-service. All services may share a class path, so its settings have a name of their own. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LoanServiceApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(LoanServiceApplication.class)
                .properties("spring.config.name=loan-service")
                .run(arguments);
    }

    /** Milliseconds, so that what is answered from memory and what is read back later are the same instant. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
