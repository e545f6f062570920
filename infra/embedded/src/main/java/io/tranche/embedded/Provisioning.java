package io.tranche.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code provision.sql}: the database, its roles, schemas and the publication, made once per cluster. */
final class Provisioning {

    static final String DATABASE = "tranche";
    private static final Pattern PASSWORD = Pattern.compile(":'(\\w+)_password'");
    private final String script;

    private Provisioning(String script) {
        this.script = script;
    }

    static Provisioning fromClassPath() throws IOException {
        try (InputStream in = Provisioning.class.getResourceAsStream("provision.sql")) {
            if (in == null) {
                throw new IllegalStateException("provision.sql is not on the class path");
            }
            return new Provisioning(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The roles that log in. */
    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        PASSWORD.matcher(script).results().forEach(match -> roles.add(match.group(1)));
        return roles;
    }

    static void createDatabaseIfMissing(Connection maintenance) throws SQLException {
        if (isEmpty(maintenance, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            try (Statement statement = maintenance.createStatement()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    /** All or nothing, so that a start cut short here is simply done again by the next. */
    void runIfMissing(Connection tranche, UnaryOperator<String> passwordOfRole) throws SQLException {
        if (!isEmpty(tranche, "SELECT 1 FROM pg_publication WHERE pubname = 'tranche_outbox'")) {
            return;
        }
        // Generated passwords are plain letters, digits, - and _: nothing to escape.
        String sql = PASSWORD.matcher(script)
                .replaceAll(match -> Matcher.quoteReplacement("'" + passwordOfRole.apply(match.group(1)) + "'"));
        tranche.setAutoCommit(false);
        try (Statement statement = tranche.createStatement()) {
            statement.execute(sql);
            tranche.commit();
        }
    }

    private static boolean isEmpty(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
