package io.tranche.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** How long sagas took, from the repayment's row to the ledger's line. */
final class SagaTimes {

    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Connection database;

    SagaTimes(Connection database) {
        this.database = database;
    }

    /** The database's clock, because it is compared with times in it. */
    OffsetDateTime now() throws SQLException {
        try (ResultSet row = database.createStatement().executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
        }
    }

    /** Waits until every repayment has come to its end and is in the ledger; returns how long that took. */
    Duration awaitDrained() throws SQLException {
        long begin = System.nanoTime();
        while (underway() > 0) {
            if (System.nanoTime() - begin > LONGEST_DRAIN.toNanos()) {
                throw new IllegalStateException(underway() + " repayments are still under way");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** In microseconds, of the repayments made from then on that succeeded. */
    Histogram since(OffsetDateTime begin) throws SQLException {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        try (PreparedStatement query = database.prepareStatement("""
                SELECT greatest(extract(epoch FROM e.posted_at - r.created_at) * 1000000, 0)::bigint
                FROM loan.repayment r
                JOIN ledger.journal_entry e ON e.reference = 'repayment:' || r.id || ':applied'
                WHERE r.created_at >= ? AND r.status = 'SUCCESS'
                """)) {
            query.setObject(1, begin);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    micros.recordValue(row.getLong(1));
                }
            }
        }
        return micros;
    }

    private long underway() throws SQLException {
        try (ResultSet row = database.createStatement().executeQuery("""
                SELECT (SELECT count(*) FROM loan.repayment WHERE status IN ('PENDING', 'REFUNDING'))
                    + (SELECT count(*) FROM loan.repayment WHERE status = 'SUCCESS')
                    - (SELECT count(*) FROM ledger.journal_entry WHERE event_type = 'loan.repayment_applied.v1')
                """)) {
            row.next();
            return row.getLong(1);
        }
    }
}
