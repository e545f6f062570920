package io.tranche.messaging.dryrun;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A dry run of three seconds that pass when the test says so. */
public final class TimedDryRun {

    private static final Duration TIME_MAX = Duration.ofSeconds(3);

    private volatile Instant now = Instant.EPOCH;

    public DryRun of(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new DryRun(jdbc, new RowChanges(jdbc), transactions, new TimeLimit(TIME_MAX, () -> now));
    }

    public void timeIsUp() {
        now = now.plus(TIME_MAX);
    }
}
