package io.tranche.wallet;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class WalletServiceApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(WalletServiceApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "wallet-service"));
        application.run(args);
    }
}
