package io.tranche.loan.dayend;

import io.tranche.loan.dayend.DayEndRuns.Phase;
import io.tranche.web.request.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which ends of days are still missing, of whom. */
@Component
final class MissingEnds {

    private final JdbcClient database;

    MissingEnds(JdbcClient database) {
        this.database = database;
    }

    /** Of how many loans and borrowers an end has failed and is missing. */
    int subjects() {
        return database.sql("""
                        SELECT count(DISTINCT (phase, subject_id)) FROM day_end_skipped
                        WHERE caught_up_at IS NULL AND cause IS NOT NULL
                        """).query(Integer.class).single();
    }

    List<SkippedEnd> list(Keyset page) {
        return database.sql("""
                        SELECT * FROM day_end_skipped WHERE caught_up_at IS NULL AND id < ? ORDER BY id DESC LIMIT ?
                        """)
                .params(page.beforeId(), page.fetchSize())
                .query(MissingEnds::skippedEnd)
                .list();
    }

    /** Those with higher ids than this one, in order. */
    List<Long> borrowersAfter(long borrower, int limit) {
        return database.sql("""
                        SELECT DISTINCT borrower_id FROM day_end_skipped
                        WHERE caught_up_at IS NULL AND borrower_id > ? ORDER BY 1 LIMIT ?
                        """)
                .params(borrower, limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** What comes first of what a borrower is missing: the oldest day, and of a day the loans before the class. */
    Optional<SkippedEnd> firstOf(long borrower) {
        return database.sql("""
                        SELECT * FROM day_end_skipped WHERE borrower_id = ? AND caught_up_at IS NULL
                        ORDER BY business_date, phase DESC, subject_id
                        LIMIT 1
                        """).param(borrower).query(MissingEnds::skippedEnd).optional();
    }

    private static SkippedEnd skippedEnd(ResultSet row, int number) throws SQLException {
        OffsetDateTime tried = row.getObject("tried_at", OffsetDateTime.class);
        return new SkippedEnd(
                row.getLong("id"),
                row.getObject("business_date", LocalDate.class),
                Phase.valueOf(row.getString("phase")),
                row.getLong("subject_id"),
                row.getLong("borrower_id"),
                row.getString("cause"),
                row.getInt("attempts"),
                row.getObject("skipped_at", OffsetDateTime.class).toInstant(),
                tried == null ? null : tried.toInstant());
    }
}
