package io.tranche.loan.dayend;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tranche.contracts.AssetClass;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.businessdate.LendingCalendar;
import io.tranche.loan.dayend.DayEndRuns.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How late the bank's books are, and how its loans stand. */
@Component
final class DayEndMetrics {

    private static final String BY_CLASS = """
            SELECT asset_class_of((SELECT today FROM business_date) - overdue_since) AS class, count(*) AS loans
            FROM arrears
            GROUP BY 1
            """;

    private final JdbcClient database;
    private final MissingEnds missingEnds;
    private final BusinessDates dates;
    private final LendingCalendar calendar;
    private final Clock clock;
    private final Timer duration;
    private final Counter failures;
    private final Map<AssetClass, Long> pastDue = new ConcurrentHashMap<>();
    private volatile Instant openSince;
    private volatile int missing;

    DayEndMetrics(
            JdbcClient database,
            MissingEnds missingEnds,
            BusinessDates dates,
            LendingCalendar calendar,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.missingEnds = missingEnds;
        this.dates = dates;
        this.calendar = calendar;
        this.clock = clock;
        this.openSince = clock.instant();
        this.duration = Timer.builder("day_end_duration_seconds")
                .description("From the first piece of a day end to the last, whoever did them")
                .register(meters);
        this.failures = Counter.builder("day_end_failures_total")
                .description("Attempts that ended with an error; the next goes on where it was")
                .register(meters);
        Gauge.builder("business_date_age_seconds", this, DayEndMetrics::ageSeconds)
                .description("Since the open business day began: more than a day means that a day end is late")
                .register(meters);
        Gauge.builder("day_end_skipped", this, metrics -> metrics.missing)
                .description("Loans and borrowers that failed at the end of a day, and have not had it yet")
                .register(meters);
        for (AssetClass bucket : AssetClass.values()) {
            if (bucket != AssetClass.STANDARD) {
                Gauge.builder("loans_past_due", pastDue, counts -> counts.getOrDefault(bucket, 0L))
                        .description("Loans in arrears, by their own days past due")
                        .tag("bucket", bucket.name())
                        .register(meters);
            }
        }
    }

    void closed(Run run) {
        duration.record(Duration.between(run.startedAt(), clock.instant()));
    }

    void failed() {
        failures.increment();
    }

    void measure() {
        openSince = dates.today().atStartOfDay(calendar.zone()).toInstant();
        missing = missingEnds.subjects();
        Map<AssetClass, Long> counts = new ConcurrentHashMap<>();
        database.sql(BY_CLASS).query(row -> {
            counts.put(AssetClass.valueOf(row.getString("class")), row.getLong("loans"));
        });
        for (AssetClass bucket : AssetClass.values()) {
            pastDue.put(bucket, counts.getOrDefault(bucket, 0L));
        }
    }

    /** Zero where the business date was moved beyond the calendar's. */
    private double ageSeconds() {
        return Math.max(0, Duration.between(openSince, clock.instant()).toSeconds());
    }
}
