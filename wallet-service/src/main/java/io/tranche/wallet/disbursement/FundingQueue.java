package io.tranche.wallet.disbursement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code funding_queue}: what the loans are that wait for funds. */
@Component
class FundingQueue {

    /** An overestimate: a loan that is left out cannot be funded, whoever wants what. */
    private static final String DUE = """
            WITH money AS (
                SELECT (SELECT coalesce(sum(balance_minor), 0)
                        FROM account LEFT JOIN provider ON provider.account_id = account.id
                        WHERE kind = 'PROVIDER' AND balance_minor > 0 AND provider.paused IS NOT TRUE) AS of_providers,
                       (SELECT coalesce(sum(balance_minor + overdraft_limit_minor), 0)
                        FROM account WHERE kind = 'HOUSE') AS of_house
            )
            SELECT loan_id
            FROM funding_queue, money
            WHERE expires_at <= :now OR principal_minor <= of_providers + CASE WHEN house_allowed THEN of_house ELSE 0 END
            ORDER BY expires_at <= :now DESC, (queued_at AT TIME ZONE 'UTC')::date, credit_score DESC NULLS LAST, queued_at, loan_id
            LIMIT :max""";

    private final JdbcClient jdbc;
    private final QueueSettings settings;
    private final Clock clock;
    private final AtomicLong length = new AtomicLong();

    FundingQueue(JdbcClient jdbc, QueueSettings settings, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("wallet.funding.queue", length, AtomicLong::get)
                .description("Loans that wait for funds, in all instances")
                .register(meters);
    }

    Waiting.Room room() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean occupied = jdbc.sql("SELECT EXISTS (SELECT FROM funding_queue)")
                .query(Boolean.class)
                .single();
        return new Waiting.Room(occupied, now, now.plus(settings.expiresAfter()));
    }

    /**
     * Those whose time is up, then those for which there might be enough: by the day on which they came, of one day the better score
     * first.
     */
    List<Long> due() {
        long waiting =
                jdbc.sql("SELECT count(*) FROM funding_queue").query(Long.class).single();
        length.set(waiting);
        if (waiting == 0) {
            return List.of();
        }
        return jdbc.sql(DUE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("max", settings.loansPerLookMax())
                .query((row, number) -> row.getLong("loan_id"))
                .list();
    }

    void add(List<Waiting> waiting) {
        jdbc.sql("""
                        INSERT INTO funding_queue (loan_id, borrower_id, principal_minor, fee_minor, currency, policy, house_allowed,
                            credit_score, event_id, queued_at, expires_at)
                        SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::boolean[],
                            ?::integer[], ?::uuid[], ?::timestamptz[], ?::timestamptz[])""")
                .param(waiting.stream().mapToLong(Waiting::loanId).toArray())
                .param(waiting.stream()
                        .mapToLong(loan -> loan.borrower().value())
                        .toArray())
                .param(waiting.stream()
                        .mapToLong(loan -> loan.principal().minorUnits())
                        .toArray())
                .param(fees(waiting))
                .param(texts(waiting, loan -> loan.principal().currency().getCurrencyCode()))
                .param(texts(waiting, loan -> loan.terms().policy().name()))
                .param(waiting.stream().map(loan -> loan.terms().houseAllowed()).toArray(Boolean[]::new))
                .param(scores(waiting))
                .param(texts(waiting, loan -> loan.eventId().toString()))
                .param(texts(waiting, loan -> loan.queuedAt().toString()))
                .param(texts(waiting, loan -> loan.expiresAt().toString()))
                .update();
    }

    void remove(Collection<Long> loanIds) {
        jdbc.sql("DELETE FROM funding_queue WHERE loan_id = ANY (?)")
                .param(loanIds.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    private static String[] texts(List<Waiting> waiting, Function<Waiting, String> column) {
        return waiting.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable Long[] fees(List<Waiting> waiting) {
        return waiting.stream()
                .map(Waiting::fee)
                .map(fee -> fee == null ? null : fee.minorUnits())
                .toArray(Long[]::new);
    }

    private static @Nullable Integer[] scores(List<Waiting> waiting) {
        return waiting.stream().map(loan -> loan.terms().creditScore()).toArray(Integer[]::new);
    }
}
