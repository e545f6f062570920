package io.tranche.relay.engine;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Where the connector reads; taken from the JDBC URL, so that it is configured once. */
public record SourceDatabase(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    private static final String OWN = "PG";

    @Override
    public String toString() {
        return jdbcUrl;
    }

    Map<String, String> connectorSettings() {
        Properties url = Driver.parseURL(jdbcUrl, null);
        if (url == null) {
            throw new IllegalArgumentException("Not a PostgreSQL URL: " + jdbcUrl);
        }
        Map<String, String> settings = url.stringPropertyNames().stream()
                .filter(name -> !name.startsWith(OWN))
                .collect(Collectors.toMap(name -> "driver." + name, url::getProperty));
        settings.put("database.hostname", url.getProperty("PGHOST"));
        settings.put("database.port", url.getProperty("PGPORT"));
        settings.put("database.dbname", url.getProperty("PGDBNAME"));
        settings.put("database.user", user == null ? "" : user);
        settings.put("database.password", password == null ? "" : password);
        return settings;
    }
}
