package io.tranche.messaging.saga;

import io.tranche.contracts.Money;
import io.tranche.messaging.saga.ListedSaga.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sagas of this service that have not ended, to be looked at. */
public final class Sagas {

    private static final String WAITING = """
            SELECT saga, saga_id, subject, step, started_at, due_at, asked
            FROM saga_waiting
            WHERE (:saga::text IS NULL OR saga = :saga) AND (NOT :overdue OR asked > 1 OR due_at <= :now)
            ORDER BY started_at, saga, saga_id
            LIMIT :max
            """;
    private static final String FAILED = """
            SELECT saga, saga_id, subject, step, started_at, failed_at, reason, at_risk_minor, currency
            FROM saga_failed
            WHERE :saga::text IS NULL OR saga = :saga
            ORDER BY failed_at, saga, saga_id
            LIMIT :max
            """;

    private final JdbcClient database;
    private final Clock clock;

    Sagas(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param saga of one kind only; null for all */
    public record Filter(@Nullable String saga, SagaState state) {}

    /** The oldest come first. */
    public List<ListedSaga> list(Filter filter, int sagasMax) {
        return switch (filter.state()) {
            case OPEN -> waiting(filter, false, sagasMax);
            case OVERDUE -> waiting(filter, true, sagasMax);
            case FAILED -> failed(filter, sagasMax);
        };
    }

    private List<ListedSaga> waiting(Filter filter, boolean overdue, int sagasMax) {
        return database.sql(WAITING)
                .param("saga", filter.saga())
                .param("overdue", overdue)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("max", sagasMax)
                .query((row, number) -> new ListedSaga(
                        saga(row),
                        row.getString("subject"),
                        row.getString("step"),
                        instant(row, "started_at"),
                        instant(row, "due_at"),
                        row.getInt("asked"),
                        null))
                .list();
    }

    private List<ListedSaga> failed(Filter filter, int sagasMax) {
        return database.sql(FAILED)
                .param("saga", filter.saga())
                .param("max", sagasMax)
                .query((row, number) -> new ListedSaga(
                        saga(row),
                        row.getString("subject"),
                        row.getString("step"),
                        instant(row, "started_at"),
                        null,
                        0,
                        new Failure(
                                instant(row, "failed_at"),
                                row.getString("reason"),
                                Money.ofMinor(
                                        row.getLong("at_risk_minor"),
                                        Currency.getInstance(row.getString("currency"))))))
                .list();
    }

    private static SagaRef saga(ResultSet row) throws SQLException {
        return new SagaRef(row.getString("saga"), row.getLong("saga_id"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
