package io.tranche.loan.dayend;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.loan.dayend.DayEndRuns.Run;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Repayments that were asked for by the end of a day, and of which nobody knows yet whether there is money. The day end waits for
 * them, so that little is charged that has to be taken back; but not for ever, for what comes later counts as of its day all the same.
 * It waits no more for those that the end of an earlier day has left behind.
 */
@Component
final class OpenRepayments {

    private static final Logger LOG = LoggerFactory.getLogger(OpenRepayments.class);

    private static final String COUNT = """
            SELECT count(*)
            FROM saga_waiting open JOIN repayment ON repayment.id = open.saga_id
            WHERE open.saga = 'repayment' AND repayment.status = 'PENDING'
              AND (coalesce(repayment.value_date, :day) = :day
                   OR repayment.value_date < :day
                      AND repayment.created_at >= coalesce((SELECT closed_at FROM day_end WHERE business_date = CAST(:day AS date) - 1),
                                                           '-infinity'))
            """;

    private final JdbcClient database;
    private final DayEndSettings settings;
    private final Clock clock;
    private final Counter leftBehind;
    private final AtomicLong waitedFor = new AtomicLong();

    OpenRepayments(JdbcClient database, DayEndSettings settings, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.leftBehind = Counter.builder("day_end_repayments_left_behind_total")
                .description("Repayments that were not settled when the end of their day went on without them")
                .register(meters);
        Gauge.builder("day_end_repayments_waited_for", waitedFor, AtomicLong::get)
                .description("Repayments that the day end waits for, when this instance last looked")
                .register(meters);
    }

    boolean worthWaiting(Run run) {
        long open = count(run.day());
        Instant until = run.startedAt().plus(settings.repaymentsWithin());
        if (open > 0 && clock.instant().isBefore(until)) {
            waitedFor.set(open);
            return true;
        }
        waitedFor.set(0);
        if (open > 0) {
            leftBehind.increment(open);
            LOG.warn(
                    "The end of {} goes on without {} repayments that are not settled after {}; they will count as of their day",
                    run.day(),
                    open,
                    settings.repaymentsWithin());
        }
        return false;
    }

    private long count(LocalDate day) {
        return database.sql(COUNT).param("day", day).query(Long.class).single();
    }
}
