package io.tranche.web;

import io.tranche.testing.TestPlatform;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The smallest service there can be, in the schema of another. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EdgeController.class, KeyedController.class})
class EdgeApplication {

    public static void main(String[] arguments) {
        createTables();
        new SpringApplicationBuilder(EdgeApplication.class)
                .properties("spring.config.name=edge-service")
                .run(arguments);
    }

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("/open");
    }

    @Bean
    AtomicInteger timesDone() {
        return new AtomicInteger();
    }

    private static void createTables() {
        DataSource owner = TestPlatform.dataSource("ledger_owner");
        JdbcClient.create(owner)
                .sql("DROP TABLE IF EXISTS idempotency_key, done")
                .update();
        new ResourceDatabasePopulator(new ClassPathResource("db/starters/V201__idempotency_keys.sql")).execute(owner);
        JdbcClient.create(owner).sql("CREATE TABLE done (caller_id bigint)").update();
    }
}
