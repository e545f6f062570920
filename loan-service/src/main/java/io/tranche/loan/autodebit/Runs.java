package io.tranche.loan.autodebit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the auto-debits of each day have come. */
@Component
final class Runs {

    private final JdbcClient database;
    private final Clock clock;

    Runs(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param doneId the last loan that was looked at */
    record Run(LocalDate day, long doneId, boolean ended) {}

    /** Begins it if nobody has. Others wait until the transaction ends. */
    Run lock(LocalDate day) {
        database.sql("INSERT INTO auto_debit_run (business_date) VALUES (?) ON CONFLICT DO NOTHING")
                .param(day)
                .update();
        return database.sql("""
                        SELECT business_date, done_id, ended_at IS NOT NULL AS ended
                        FROM auto_debit_run WHERE business_date = ? FOR UPDATE
                        """)
                .param(day)
                .query((row, number) -> new Run(
                        row.getObject("business_date", LocalDate.class),
                        row.getLong("done_id"),
                        row.getBoolean("ended")))
                .single();
    }

    /** For how long the end of the day, which waits for this run now, has done so. */
    Duration held(Run run) {
        Instant now = clock.instant();
        OffsetDateTime since = database.sql("""
                        UPDATE auto_debit_run SET held_since = coalesce(held_since, :now) WHERE business_date = :day
                        RETURNING held_since
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("day", run.day())
                .query(OffsetDateTime.class)
                .single();
        return Duration.between(since.toInstant(), now);
    }

    void progress(LocalDate day, long doneId) {
        database.sql("UPDATE auto_debit_run SET done_id = ? WHERE business_date = ?")
                .params(doneId, day)
                .update();
    }

    void end(LocalDate day) {
        database.sql("UPDATE auto_debit_run SET ended_at = ? WHERE business_date = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), day)
                .update();
    }
}
