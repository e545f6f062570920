package io.tranche.wallet.disbursement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.FundingPolicy;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.allocation.Demand;
import io.tranche.wallet.allocation.FundedLoan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code funding_queue}: what the loans are that wait for funds. */
@Component
class FundingQueue {

    /** By an overestimate of the money: a loan that is left out cannot be funded, whoever wants what. */
    private static final String IN_ORDER = """
            WITH money AS (
                SELECT (SELECT coalesce(sum(balance_minor), 0)
                        FROM account LEFT JOIN provider ON provider.account_id = account.id
                        WHERE kind = 'PROVIDER' AND balance_minor > 0 AND provider.paused IS NOT TRUE) AS of_providers,
                       (SELECT coalesce(sum(balance_minor + overdraft_limit_minor), 0)
                        FROM account WHERE kind = 'HOUSE') AS of_house
            )
            SELECT loan_id, borrower_id, account.id AS borrower_account_id, principal_minor AS wanted_minor,
                   queue.currency AS wanted_currency, fee_minor AS wanted_fee_minor, policy, house_allowed, credit_score, event_id,
                   queued_at, expires_at
            FROM money, funding_queue queue JOIN account ON account.user_id = queue.borrower_id
            WHERE expires_at <= :now OR principal_minor <= of_providers + CASE WHEN house_allowed THEN of_house ELSE 0 END
            ORDER BY expires_at <= :now DESC, (queued_at AT TIME ZONE 'UTC')::date, credit_score DESC NULLS LAST, queued_at, loan_id
            """;

    private static final int FETCHED_AT_A_TIME = 500;

    private final JdbcClient jdbc;
    private final QueueSettings settings;
    private final Clock clock;
    private volatile State state = State.EMPTY;

    FundingQueue(JdbcClient jdbc, QueueSettings settings, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("wallet.funding.queue", () -> state.length)
                .description("Loans that wait for funds, in all instances")
                .register(meters);
        Gauge.builder("wallet.funding.queue.oldest.age", this::oldestAgeSeconds)
                .description("For how long the first of them has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    /**
     * What waits.
     *
     * @param oldest since when; null if nothing waits
     */
    record State(long length, @Nullable Instant oldest, Demand demand) {
        private static final State EMPTY = new State(0, null, Demand.NONE);
    }

    /** @param account the borrower's */
    record Next(Waiting waiting, AccountId account) {

        FundedLoan loan() {
            return new FundedLoan(waiting.principal(), waiting.fee(), account, waiting.terms());
        }
    }

    Waiting.Room room() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean occupied = jdbc.sql("SELECT EXISTS (SELECT FROM funding_queue)")
                .query(Boolean.class)
                .single();
        return new Waiting.Room(occupied, now, now.plus(settings.expiresAfter()));
    }

    State look() {
        state = jdbc.sql("""
                        SELECT count(*) AS length, min(queued_at) AS oldest,
                               coalesce(array_agg(DISTINCT policy), '{}') AS policies,
                               min(coalesce(credit_score, 0)) AS lowest_score, max(credit_score) AS highest_score
                        FROM funding_queue""").query(FundingQueue::toState).single();
        return state;
    }

    /**
     * Those whose time is up, then those for which there might be enough: by the day on which they came, of one day the better score
     * first. Read as it is used, in a transaction.
     */
    Stream<Next> inOrder() {
        return jdbc
                .sql(IN_ORDER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .withFetchSize(FETCHED_AT_A_TIME)
                .query((row, number) -> new Next(
                        Objects.requireNonNull(DisbursementRows.toWaiting(row)),
                        new AccountId(row.getLong("borrower_account_id"))))
                .stream();
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

    private double oldestAgeSeconds() {
        Instant oldest = state.oldest;
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1_000.0;
    }

    private static State toState(ResultSet row, int number) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        Set<FundingPolicy> policies = Arrays.stream(
                        (String[]) row.getArray("policies").getArray())
                .map(FundingPolicy::valueOf)
                .collect(Collectors.toSet());
        return new State(
                row.getLong("length"),
                oldest == null ? null : oldest.toInstant(),
                new Demand(policies, row.getInt("lowest_score"), row.getInt("highest_score")));
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
