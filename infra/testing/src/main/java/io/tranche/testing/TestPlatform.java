package io.tranche.testing;

import io.tranche.embedded.Directories;
import io.tranche.embedded.EmbeddedKafka;
import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The Postgres and the Kafka of this JVM: started at first use, shared by all its test classes, stopped and deleted at its end.
 * Tests that share them must not expect empty tables: use ids of your own ({@link TestIds}).
 */
public final class TestPlatform {

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;

    private TestPlatform() {
        try {
            directory = Files.createTempDirectory("tranche-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CompletableFuture<EmbeddedKafka> startingKafka =
                CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(directory.resolve("kafka"), 0));
        postgres = EmbeddedPostgres.start(PostgresSettings.throwaway(directory.resolve("postgres")));
        kafka = startingKafka.join();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "test-platform-stop"));
    }

    private static final class Holder {
        private static final TestPlatform RUNNING = new TestPlatform();
    }

    public static EmbeddedPostgres postgres() {
        return Holder.RUNNING.postgres;
    }

    public static EmbeddedKafka kafka() {
        return Holder.RUNNING.kafka;
    }

    /** As one of the roles, for example {@code loan_service}; {@link EmbeddedPostgres#SUPERUSER} sees every schema. */
    public static DataSource dataSource(String role) {
        return new DriverManagerDataSource(
                postgres().jdbcUrl(), role, postgres().password(role));
    }

    /** As superuser: to assert on what no service may see. Names need their schema ({@code loan.loan}). */
    public static JdbcClient database() {
        return JdbcClient.create(dataSource(EmbeddedPostgres.SUPERUSER));
    }

    /** The variables to which the settings of all services refer. */
    public static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(postgres().environment());
        environment.put("TRANCHE_KAFKA", kafka().bootstrapServers());
        environment.put("TRANCHE_JWKS_URI", TestTokens.jwkSetUri());
        return environment;
    }

    /** Points a Spring context at the platform. {@link PlatformTest} does so; other tests name it as initializer. */
    public static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, Object> settings = new TreeMap<>(environment());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-platform", settings));
        }
    }

    private void stop() {
        kafka.close();
        postgres.close();
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
