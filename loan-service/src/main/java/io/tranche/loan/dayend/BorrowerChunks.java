package io.tranche.loan.dayend;

import io.tranche.contracts.AssetClass;
import io.tranche.contracts.LoanEvent.BorrowerClassified;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Classifies the borrowers of a chunk by the days past due of their worst loan. They get worse day by day, and better only when
 * nothing is overdue on any loan.
 */
@Component
final class BorrowerChunks {

    private static final String END = """
            SELECT max(borrower_id)
            FROM (SELECT borrower_id
                  FROM (SELECT borrower_id FROM arrears WHERE borrower_id > :after
                        UNION SELECT borrower_id FROM borrower_class WHERE borrower_id > :after
                        UNION SELECT borrower_id FROM day_end_skipped
                              WHERE borrower_id > :after AND caught_up_at IS NULL) concerned
                  ORDER BY borrower_id
                  LIMIT :size) chunk
            """;
    private static final String CLASSIFY = """
            WITH worst AS (
                SELECT DISTINCT ON (borrower_id) borrower_id, loan_id, :day - overdue_since + 1 AS days_past_due
                FROM arrears
                WHERE borrower_id > :after AND borrower_id <= :last AND overdue_since <= :day
                ORDER BY borrower_id, overdue_since, loan_id
            ), missing AS (
                SELECT borrower_id FROM day_end_skipped WHERE caught_up_at IS NULL AND NOT :late
            ), change AS (
                SELECT borrower_id, coalesce(class.class, 'STANDARD') AS before, asset_class_of(worst.days_past_due) AS now,
                       worst.loan_id, worst.days_past_due
                FROM worst LEFT JOIN borrower_class class USING (borrower_id)
                WHERE asset_class_of(worst.days_past_due) > coalesce(class.class, 'STANDARD')
                  AND borrower_id NOT IN (SELECT borrower_id FROM missing)
                UNION ALL
                SELECT borrower_id, class.class, 'STANDARD', class.loan_id, 0
                FROM borrower_class class
                WHERE borrower_id > :after AND borrower_id <= :last
                  AND NOT EXISTS (SELECT FROM worst WHERE worst.borrower_id = class.borrower_id)
                  AND borrower_id NOT IN (SELECT borrower_id FROM missing)
            ), gone AS (
                DELETE FROM borrower_class class USING change
                WHERE class.borrower_id = change.borrower_id AND change.now = 'STANDARD'
            ), put AS (
                INSERT INTO borrower_class (borrower_id, class, loan_id)
                SELECT borrower_id, now, loan_id FROM change WHERE now <> 'STANDARD'
                ON CONFLICT (borrower_id) DO UPDATE SET class = excluded.class, loan_id = excluded.loan_id
            )
            INSERT INTO borrower_class_change (borrower_id, business_date, before, now, loan_id, days_past_due)
            SELECT borrower_id, :day, before, now, loan_id, days_past_due FROM change ORDER BY borrower_id
            RETURNING *
            """;

    private final JdbcClient database;
    private final SkippedEnds skipped;

    BorrowerChunks(JdbcClient database, SkippedEnds skipped) {
        this.database = database;
        this.skipped = skipped;
    }

    /** Deals with the next borrowers, not more than so many; empty when no more are concerned. */
    Optional<Ended> end(LocalDate day, long after, int size) {
        return range(day, after, size).map(chunk -> {
            skipped.holdBackBorrowers(chunk);
            return new Ended(chunk, classify(chunk, false));
        });
    }

    /** Leaves the next borrower out; empty if there is none. */
    Optional<Chunk> skip(LocalDate day, long after, RuntimeException cause) {
        return range(day, after, 1).map(chunk -> {
            skipped.skipBorrower(day, chunk.last(), cause);
            return chunk;
        });
    }

    /** A day that the borrower has missed. Loans count as they stand now. */
    Findings endLate(LocalDate day, long borrower) {
        return classify(new Chunk(day, borrower - 1, borrower), true);
    }

    private Optional<Chunk> range(LocalDate day, long after, int size) {
        return database.sql(END)
                .param("after", after)
                .param("size", size)
                .query(Long.class)
                .optional()
                .map(last -> new Chunk(day, after, last));
    }

    private Findings classify(Chunk chunk, boolean late) {
        Findings found = new Findings();
        database.sql(CLASSIFY)
                .param("day", chunk.day())
                .param("after", chunk.after())
                .param("last", chunk.last())
                .param("late", late)
                .query((row, number) -> classified(row))
                .list()
                .forEach(change -> found.add(change, change.now().name(), detail(change)));
        return found;
    }

    private static BorrowerClassified classified(ResultSet row) throws SQLException {
        return new BorrowerClassified(
                row.getLong("loan_id"),
                row.getLong("borrower_id"),
                row.getObject("business_date", LocalDate.class),
                AssetClass.valueOf(row.getString("before")),
                AssetClass.valueOf(row.getString("now")),
                row.getInt("days_past_due"));
    }

    private static String detail(BorrowerClassified change) {
        return "%d days past due at the end of %s".formatted(change.daysPastDue(), change.businessDate());
    }
}
