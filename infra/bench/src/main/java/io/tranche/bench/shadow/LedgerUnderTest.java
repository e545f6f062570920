package io.tranche.bench.shadow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tranche.embedded.Directories;
import io.tranche.embedded.EmbeddedKafka;
import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.PostgresSettings;
import io.tranche.ledger.LedgerServiceApplication;
import io.tranche.standalone.Part;
import io.tranche.standalone.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The ledger alone, on a Postgres and a Kafka of its own in a temporary directory. */
final class LedgerUnderTest implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final ConfigurableApplicationContext service;

    private LedgerUnderTest(Path directory) {
        this.directory = directory;
        this.postgres = EmbeddedPostgres.start(PostgresSettings.durable(directory.resolve("postgres"), 0));
        this.kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        this.service = start();
    }

    static LedgerUnderTest start(String name) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        return new LedgerUnderTest(Files.createTempDirectory(name));
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    <T> T part(Class<T> type) {
        return service.getBean(type);
    }

    @Override
    public void close() throws IOException {
        service.close();
        kafka.close();
        postgres.close();
        Directories.delete(directory);
    }

    private ConfigurableApplicationContext start() {
        Part ledger = Parts.all().stream()
                .filter(part -> part.application() == LedgerServiceApplication.class)
                .findFirst()
                .orElseThrow();
        Stream<String> servers = Stream.concat(
                postgres.environment().entrySet().stream()
                        .map(variable -> "--" + variable.getKey() + "=" + variable.getValue()),
                Stream.of("--TRANCHE_KAFKA=" + kafka.bootstrapServers()));
        List<String> own = List.of("--server.port=0", "--logging.level.root=error", ledger.ownAutoConfigurations());
        return new SpringApplicationBuilder(LedgerServiceApplication.class)
                .properties("spring.config.name=" + ledger.name())
                .run(Stream.concat(servers, own.stream()).toArray(String[]::new));
    }
}
