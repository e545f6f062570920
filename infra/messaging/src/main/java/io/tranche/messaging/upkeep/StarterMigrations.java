package io.tranche.messaging.upkeep;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Applies the starters' migrations, then the service's own. Both histories live in the schema of the service, each in its table;
 * so neither finds the schema empty, and both start from a baseline below the first version.
 */
final class StarterMigrations implements FlywayMigrationStrategy {

    private static final String LOCATION = "classpath:db/starters";
    private static final String HISTORY = "starters_schema_history";

    @Override
    public void migrate(Flyway service) {
        copyOf(service)
                .locations(LOCATION)
                .table(HISTORY)
                .outOfOrder(true)
                .load()
                .migrate();
        copyOf(service).load().migrate();
        watchDryRuns(service);
    }

    /** A dry run shows the rows it would change in every table, so also in those that a service has just added. */
    private static void watchDryRuns(Flyway service) {
        String schema = service.getConfiguration().getDefaultSchema();
        String call = schema == null ? "watch_dry_runs()" : "\"" + schema + "\".watch_dry_runs()";
        JdbcClient.create(service.getConfiguration().getDataSource())
                .sql("SELECT " + call)
                .query(Integer.class)
                .single();
    }

    private static FluentConfiguration copyOf(Flyway flyway) {
        return Flyway.configure(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }
}
