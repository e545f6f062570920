package io.tranche.messaging.dryrun;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A dry run of three seconds that pass when the test says so. */
public final class TimedDryRun {

    private static final Duration TIME_MAX = Duration.ofSeconds(3);

    private volatile Instant now = Instant.EPOCH;

    public DryRun of(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new DryRun(jdbc, new RowChanges(jdbc), transactions, new TimeLimit(TIME_MAX, () -> now));
    }

    /** Its time is up before it begins. */
    public static DryRun withoutTime(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new DryRun(
                jdbc, new RowChanges(jdbc), transactions, new TimeLimit(Duration.ZERO, InstantSource.system()));
    }

    public void timeIsUp() {
        now = now.plus(TIME_MAX);
    }
}
