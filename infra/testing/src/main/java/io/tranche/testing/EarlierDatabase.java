package io.tranche.testing;

import io.tranche.embedded.EmbeddedPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A service's schema as an earlier version left it, in a database of its own: to be filled, brought up to date and looked at. */
public final class EarlierDatabase implements AutoCloseable {

    private final String schema;
    private final String name;
    private final DataSource database;

    private EarlierDatabase(String schema) {
        this.schema = schema;
        this.name = "earlier_" + schema;
        TestPlatform.database().sql("CREATE DATABASE " + name).update();
        EmbeddedPostgres postgres = TestPlatform.postgres();
        this.database = new DriverManagerDataSource(
                postgres.jdbcUrl().replaceFirst("/tranche\\b", "/" + name) + "?currentSchema=" + schema,
                EmbeddedPostgres.SUPERUSER,
                postgres.password(EmbeddedPostgres.SUPERUSER));
    }

    /** @param version of its last migration then */
    public static EarlierDatabase of(String schema, String version) {
        EarlierDatabase earlier = new EarlierDatabase(schema);
        earlier.migrate(version);
        return earlier;
    }

    /** Names need no schema. */
    public JdbcClient sql() {
        return JdbcClient.create(database);
    }

    public void bringUpToDate() {
        migrate("latest");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/" + schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .target(target)
                .load()
                .migrate();
    }

    @Override
    public void close() {
        TestPlatform.database().sql("DROP DATABASE " + name + " WITH (FORCE)").update();
    }
}
