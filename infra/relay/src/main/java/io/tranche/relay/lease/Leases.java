package io.tranche.relay.lease;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lease, by the clock of the database. */
public final class Leases {

    private static final String NAME = "outbox";

    private final JdbcClient jdbc;
    private final String holder;
    private final Duration duration;
    private final Duration renewal;

    public Leases(JdbcClient jdbc, String holder, Duration duration, Duration renewal) {
        this.jdbc = jdbc;
        this.holder = holder;
        this.duration = duration;
        this.renewal = renewal;
    }

    /** @return the term if nobody else holds the lease; it renews itself until closed */
    public Optional<Term> tryAcquire() {
        long askedAtNanos = System.nanoTime();
        return jdbc.sql("""
                        INSERT INTO relay.lease AS l (name, holder, epoch, since, expires_at)
                        VALUES (:name, :holder, 1, clock_timestamp(),
                            clock_timestamp() + :millis * interval '1 millisecond')
                        ON CONFLICT (name) DO UPDATE
                        SET holder = excluded.holder, epoch = l.epoch + 1, since = excluded.since,
                            expires_at = excluded.expires_at
                        WHERE l.expires_at <= clock_timestamp()
                        RETURNING epoch
                        """)
                .param("name", NAME)
                .param("holder", holder)
                .param("millis", duration.toMillis())
                .query(Long.class)
                .optional()
                .map(epoch -> new Term(this, epoch, askedAtNanos, renewal));
    }

    /** Empty if no relay ever ran. */
    public Optional<LeaseHolder> holder() {
        return jdbc.sql("""
                        SELECT holder, epoch, since, expires_at, expires_at > clock_timestamp() AS held
                        FROM relay.lease WHERE name = :name
                        """)
                .param("name", NAME)
                .query((row, number) -> new LeaseHolder(
                        row.getString("holder"),
                        row.getLong("epoch"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getBoolean("held")))
                .optional();
    }

    /** @return false if the lease ran out or is another's */
    boolean renew(long epoch) {
        return jdbc.sql("""
                        UPDATE relay.lease SET expires_at = clock_timestamp() + :millis * interval '1 millisecond'
                        WHERE name = :name AND holder = :holder AND epoch = :epoch AND expires_at > clock_timestamp()
                        """)
                        .param("name", NAME)
                        .param("holder", holder)
                        .param("epoch", epoch)
                        .param("millis", duration.toMillis())
                        .update()
                == 1;
    }

    void release(long epoch) {
        jdbc.sql("""
                        UPDATE relay.lease SET expires_at = '-infinity'
                        WHERE name = :name AND holder = :holder AND epoch = :epoch
                        """)
                .param("name", NAME)
                .param("holder", holder)
                .param("epoch", epoch)
                .update();
    }

    Duration duration() {
        return duration;
    }
}
