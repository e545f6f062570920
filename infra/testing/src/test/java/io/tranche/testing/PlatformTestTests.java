package io.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest(PlatformTestTests.SampleApplication.class)
class PlatformTestTests {

    private final Environment environment;
    private final JdbcClient database;

    @Autowired
    PlatformTestTests(Environment environment, JdbcClient database) {
        this.environment = environment;
        this.database = database;
    }

    @Test
    void appliesTheConfigurationNameOfTheMainMethod() {
        assertThat(environment.getProperty("spring.application.name")).isEqualTo("sample");
    }

    @Test
    void logsInWithTheServicesOwnRole() {
        assertThat(database.sql("SELECT current_user").query(String.class).single())
                .isEqualTo("loan_service");
    }

    @Test
    void knowsTheBrokerAndTheKeys() {
        assertThat(environment.getProperty("spring.kafka.bootstrap-servers"))
                .isEqualTo(TestPlatform.kafka().bootstrapServers());
        assertThat(environment.getProperty("TRANCHE_JWKS_URI")).isEqualTo(TestTokens.jwkSetUri());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class SampleApplication {

        public static void main(String[] arguments) {
            new SpringApplicationBuilder(SampleApplication.class)
                    .properties("spring.config.name=sample-service")
                    .run(arguments);
        }
    }
}
