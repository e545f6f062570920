package io.tranche.relay;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The outbox relay as a process of its own; with the argument {@code verify}, a proof instead. */
@SpringBootConfiguration
@ConfigurationPropertiesScan
@ComponentScan
@Import(AutoConfigurationOfRelay.class)
public class RelayApplication {

    public static void main(String[] args) {
        SpringApplicationBuilder application = application();
        if (VerifyCommand.isMeant(args)) {
            System.exit(VerifyCommand.run(System.out, application, args));
        }
        application.run(args);
    }

    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(RelayApplication.class).properties("spring.config.name=relay");
    }
}
