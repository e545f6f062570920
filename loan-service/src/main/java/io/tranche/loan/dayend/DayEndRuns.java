package io.tranche.loan.dayend;

import io.tranche.contracts.LoanEvent.BorrowerClassified;
import io.tranche.contracts.LoanEvent.LoanArrearsCleared;
import io.tranche.contracts.LoanEvent.LoanDefaulted;
import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.web.request.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the end of each day has come. */
@Component
final class DayEndRuns {

    enum Phase {
        REPAYMENTS,
        LOANS,
        BORROWERS,
        CLOSED
    }

    /**
     * @param doneId the last loan or borrower of the phase that is dealt with
     * @param tally since its beginning
     * @param skipped loans and borrowers that failed and have not had this end yet
     */
    record Run(
            LocalDate day,
            Phase phase,
            long doneId,
            Tally tally,
            int skipped,
            Instant startedAt,
            @Nullable Instant closedAt) {}

    /**
     * @param overdue loans of which something is past due for the first time
     * @param cleared loans of which nothing is any more
     * @param charged loans whose penalty grew
     * @param reminded reminders issued
     * @param classified borrowers who count as something else now
     */
    record Tally(int overdue, int cleared, int charged, int defaulted, int writtenOff, int reminded, int classified) {}

    private static final String RUNS = """
            SELECT day_end.*, (SELECT count(*) FROM day_end_skipped skipped
                               WHERE skipped.business_date = day_end.business_date
                                 AND cause IS NOT NULL AND caught_up_at IS NULL) AS skipped
            FROM day_end
            """;

    private final JdbcClient database;
    private final Clock clock;

    DayEndRuns(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins it if nobody has. */
    Run of(LocalDate day) {
        database.sql("""
                        INSERT INTO day_end (business_date, phase, started_at) VALUES (:day, 'REPAYMENTS', :now)
                        ON CONFLICT DO NOTHING
                        """).param("day", day).param("now", now()).update();
        return database.sql(RUNS + "WHERE business_date = ?")
                .param(day)
                .query(DayEndRuns::run)
                .single();
    }

    /** The chunk is dealt with. */
    void progress(Ended ended) {
        done(ended.chunk());
        add(ended.chunk().day(), ended.found());
    }

    void done(Chunk chunk) {
        database.sql("UPDATE day_end SET done_id = :done WHERE business_date = :day")
                .param("done", chunk.last())
                .param("day", chunk.day())
                .update();
    }

    void add(LocalDate day, Findings found) {
        database.sql("""
                        UPDATE day_end
                        SET overdue = overdue + :overdue, cleared = cleared + :cleared,
                            charged = charged + :charged, defaulted = defaulted + :defaulted,
                            written_off = written_off + :writtenOff, reminded = reminded + :reminded,
                            classified = classified + :classified
                        WHERE business_date = :day
                        """)
                .param("overdue", found.count(LoanOverdue.class))
                .param("cleared", found.count(LoanArrearsCleared.class))
                .param("charged", found.count(PenaltyCharged.class))
                .param("defaulted", found.count(LoanDefaulted.class))
                .param("writtenOff", found.count(LoanWrittenOff.class))
                .param("reminded", found.reminders())
                .param("classified", found.count(BorrowerClassified.class))
                .param("day", day)
                .update();
    }

    void enter(LocalDate day, Phase phase) {
        database.sql("UPDATE day_end SET phase = :phase, done_id = 0, closed_at = :closed WHERE business_date = :day")
                .param("phase", phase.name())
                .param("closed", phase == Phase.CLOSED ? now() : null)
                .param("day", day)
                .update();
    }

    /** The latest days, newest first; by their number since 1970. */
    List<Run> latest(Keyset page) {
        return database.sql(RUNS + "WHERE business_date - date '1970-01-01' < ? ORDER BY business_date DESC LIMIT ?")
                .params(page.beforeId(), page.fetchSize())
                .query(DayEndRuns::run)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Run(
                row.getObject("business_date", LocalDate.class),
                Phase.valueOf(row.getString("phase")),
                row.getLong("done_id"),
                new Tally(
                        row.getInt("overdue"),
                        row.getInt("cleared"),
                        row.getInt("charged"),
                        row.getInt("defaulted"),
                        row.getInt("written_off"),
                        row.getInt("reminded"),
                        row.getInt("classified")),
                row.getInt("skipped"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
