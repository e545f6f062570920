package io.tranche.ledger;

import io.tranche.testing.TestPlatform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** What only a superuser with bad intentions can do: change the books behind every trigger. */
public final class Tampering {

    private Tampering() {}

    public static void with(String statement, Object... parameters) {
        try (Connection superuser = TestPlatform.postgres().connectAsSuperuser();
                Statement session = superuser.createStatement()) {
            session.execute("SET session_replication_role = replica");
            try (PreparedStatement change = superuser.prepareStatement(statement)) {
                for (int index = 0; index < parameters.length; index++) {
                    change.setObject(index + 1, parameters[index]);
                }
                change.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
