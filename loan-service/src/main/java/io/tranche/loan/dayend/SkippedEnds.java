package io.tranche.loan.dayend;

import io.tranche.messaging.parking.Failure;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps which single loans and borrowers have missed the end of a day. What was unpaid of a loan then is kept too, so that payments
 * since do not change what the day costs. As long as anything of a borrower is missing, later days are missed as well.
 */
@Component
final class SkippedEnds {

    static final String UNPAID_THEN = """
            SELECT subject_id AS loan_id, due.*
            FROM day_end_skipped,
                 jsonb_to_recordset(unpaid) AS due (number integer, due_date date, minor bigint)
            WHERE phase = 'LOANS' AND subject_id = ANY (:loans) AND business_date = :day
            """;
    /** A loan that was reckoned anew since has been charged for all its days. */
    static final String CHARGEABLE_THEN = UNPAID_THEN + "AND NOT charged\n";

    private static final String SKIP_LOANS = """
            INSERT INTO day_end_skipped
                (business_date, phase, subject_id, borrower_id, cause, attempts, unpaid, skipped_at, tried_at)
            SELECT :day, 'LOANS', id, borrower_id, :cause, :attempts,
                   coalesce((SELECT jsonb_agg(jsonb_build_object('number', number, 'due_date', due_date, 'minor', minor))
                             FROM (%s) unpaid WHERE unpaid.loan_id = loan.id), '[]'), :now,
                   CASE WHEN :attempts > 0 THEN CAST(:now AS timestamptz) END
            FROM loan
            WHERE id = ANY (:loans)
            """.formatted(LoanEnds.UNPAID);
    private static final String SKIP_BORROWER = """
            INSERT INTO day_end_skipped
                (business_date, phase, subject_id, borrower_id, cause, attempts, skipped_at, tried_at)
            VALUES (:day, 'BORROWERS', :borrower, :borrower, :cause, 1, :now, :now)
            """;
    private static final String HOLD_BACK_BORROWERS = """
            INSERT INTO day_end_skipped (business_date, phase, subject_id, borrower_id, skipped_at)
            SELECT DISTINCT CAST(:day AS date), 'BORROWERS', borrower_id, borrower_id, CAST(:now AS timestamptz)
            FROM day_end_skipped
            WHERE caught_up_at IS NULL AND borrower_id > :after AND borrower_id <= :last
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient database;
    private final Clock clock;

    SkippedEnds(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return false if there is no such loan */
    boolean skipLoan(LocalDate day, long loan, RuntimeException cause) {
        return skipLoans(day, List.of(loan), summary(cause)) == 1;
    }

    /** Loans of which an earlier day is missing. */
    void holdBackLoans(LocalDate day, Collection<Long> locked) {
        if (!locked.isEmpty()) {
            int unused = skipLoans(day, locked, null);
        }
    }

    private int skipLoans(LocalDate day, Collection<Long> loans, @Nullable String cause) {
        return database.sql(SKIP_LOANS)
                .param("day", day)
                .param("loans", loans.toArray(Long[]::new))
                .param("cause", cause)
                .param("attempts", cause == null ? 0 : 1)
                .param("now", now())
                .update();
    }

    void skipBorrower(LocalDate day, long borrower, RuntimeException cause) {
        database.sql(SKIP_BORROWER)
                .param("day", day)
                .param("borrower", borrower)
                .param("cause", summary(cause))
                .param("now", now())
                .update();
    }

    /** Those of whom anything is missing. */
    void holdBackBorrowers(Chunk chunk) {
        database.sql(HOLD_BACK_BORROWERS)
                .param("day", chunk.day())
                .param("now", now())
                .param("after", chunk.after())
                .param("last", chunk.last())
                .update();
    }

    /** How many have failed on this day. */
    int failedOn(LocalDate day) {
        return database.sql("SELECT count(*) FROM day_end_skipped WHERE business_date = ? AND cause IS NOT NULL")
                .param(day)
                .query(Integer.class)
                .single();
    }

    void caughtUp(SkippedEnd end) {
        on("""
                UPDATE day_end_skipped SET attempts = attempts + 1, tried_at = :now, caught_up_at = :now
                WHERE phase = :phase AND subject_id = :subject AND business_date = :day
                """, end).update();
    }

    void failedAgain(SkippedEnd end, RuntimeException cause) {
        on("""
                UPDATE day_end_skipped SET attempts = attempts + 1, tried_at = :now, cause = :cause
                WHERE phase = :phase AND subject_id = :subject AND business_date = :day
                """, end).param("cause", summary(cause)).update();
    }

    private JdbcClient.StatementSpec on(String sql, SkippedEnd end) {
        return database.sql(sql)
                .param("now", now())
                .param("phase", end.phase().name())
                .param("subject", end.subjectId())
                .param("day", end.day());
    }

    private String summary(RuntimeException cause) {
        return Failure.once(cause, clock.instant()).summary();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
