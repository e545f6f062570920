package io.tranche.messaging.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Daily partitions of the outbox: made ahead at the start and regularly, dropped once past the retention. */
final class OutboxPartitions implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPartitions.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OutboxSettings settings;
    private volatile Instant madeFrom = Instant.MAX;
    private volatile Instant madeUntil = Instant.MIN;

    OutboxPartitions(JdbcClient jdbc, Clock clock, OutboxSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** A service that was down for long finds its partitions run out. */
    @Override
    public void afterPropertiesSet() {
        makeAhead();
    }

    void upkeep() {
        makeAhead();
        dropExpired();
    }

    /**
     * Normally costs nothing. Should the regular upkeep have failed for days, the partition is made here, in the transaction of the
     * caller; for the sake of its rollback nothing is remembered.
     */
    void ensureFor(Instant time) {
        if (time.isBefore(madeFrom) || !time.isBefore(madeUntil)) {
            make(dayOf(time), 1);
        }
    }

    private void makeAhead() {
        LocalDate today = dayOf(clock.instant());
        int days = settings.daysAhead() + 1;
        make(today, days);
        madeFrom = startOf(today);
        madeUntil = startOf(today.plusDays(days));
    }

    private void make(LocalDate first, int days) {
        jdbc.sql("SELECT make_outbox_partitions(?, ?)")
                .param(first)
                .param(days)
                .query()
                .singleRow();
    }

    private void dropExpired() {
        LocalDate before = dayOf(clock.instant()).minusDays(settings.retentionDays());
        int dropped = jdbc.sql("SELECT drop_outbox_partitions(?)")
                .param(before)
                .query(Integer.class)
                .single();
        if (dropped > 0) {
            LOG.info("Dropped {} outbox partitions of days before {}", dropped, before);
        }
    }

    private static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
