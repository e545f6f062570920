package io.tranche.messaging.saga;

import io.tranche.messaging.saga.SagaMetrics.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the sagas that have not ended, for the metrics. */
final class OpenSagas {

    private static final String WAITING = """
            SELECT step, count(*) AS sagas, min(started_at) AS oldest
            FROM saga_waiting
            WHERE saga = ?
            GROUP BY step
            """;
    private static final String FAILED = "SELECT count(*) FROM saga_failed WHERE saga = ?";

    private final JdbcClient database;

    OpenSagas(JdbcClient database) {
        this.database = database;
    }

    Open of(String saga, Instant now) {
        Map<String, Long> byStep = new HashMap<>();
        double[] oldestAge = new double[1];
        database.sql(WAITING).param(saga).query(row -> {
            byStep.put(row.getString("step"), row.getLong("sagas"));
            Instant oldest = row.getObject("oldest", OffsetDateTime.class).toInstant();
            oldestAge[0] = Math.max(oldestAge[0], Duration.between(oldest, now).toMillis() / 1000.0);
        });
        long failed = database.sql(FAILED)
                .param(saga)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Open(byStep, oldestAge[0], failed);
    }
}
