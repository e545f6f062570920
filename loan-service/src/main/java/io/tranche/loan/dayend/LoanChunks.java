package io.tranche.loan.dayend;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The loans that a day's end concerns, in chunks: those of which something due is unpaid, that were in arrears, or are reminded. */
@Component
final class LoanChunks {

    /** Ids in a chunk's range, for each loan that it may hold. */
    private static final long SPAN = 50;

    /** So far that no more loans than a chunk may hold are known to be concerned. The chunk ends earlier if it has more. */
    private static final String RANGE = """
            SELECT least(
                first.id + :span,
                (SELECT loan_id FROM arrears WHERE loan_id > :after ORDER BY loan_id OFFSET :size - 1 LIMIT 1),
                (SELECT min(nth.loan_id)
                 FROM unnest(:dueDates::date[]) AS due (date),
                      LATERAL (SELECT loan_id FROM installment
                               WHERE due_date = due.date AND loan_id > :after
                                 AND paid_principal_minor + paid_interest_minor < principal_minor + interest_minor
                               ORDER BY loan_id OFFSET :size - 1 LIMIT 1) nth))
            FROM (SELECT min(id) AS id FROM loan WHERE id > :after) first
            WHERE first.id IS NOT NULL
            """;
    /** Whatever happens to these loans meanwhile waits. Nothing can become overdue by a payment, so the others may go on. */
    private static final String LOCK = """
            SELECT id, EXISTS (SELECT FROM day_end_skipped
                               WHERE phase = 'LOANS' AND subject_id = loan.id AND caught_up_at IS NULL) AS held_back
            FROM loan
            WHERE id IN (SELECT loan_id FROM installment
                         WHERE loan_id > :after AND loan_id <= :last AND due_date <= :day
                           AND paid_principal_minor + paid_interest_minor < principal_minor + interest_minor
                         UNION ALL
                         SELECT loan_id FROM arrears WHERE loan_id > :after AND loan_id <= :last)
              AND id > :after AND id <= :last AND status IN ('ACTIVE', 'DEFAULTED', 'CLOSED')
            ORDER BY id
            LIMIT :size
            FOR NO KEY UPDATE
            """;

    private final JdbcClient database;
    private final LoanEnds ends;
    private final SkippedEnds skipped;
    private final Reminders reminders;
    private final DayEndSettings settings;

    LoanChunks(JdbcClient database, LoanEnds ends, SkippedEnds skipped, Reminders reminders, DayEndSettings settings) {
        this.database = database;
        this.ends = ends;
        this.skipped = skipped;
        this.reminders = reminders;
        this.settings = settings;
    }

    private record Locked(long id, boolean heldBack) {}

    /** Deals with the next loans, not more than so many; empty when there are none left. */
    Optional<Ended> end(LocalDate day, long after, int size) {
        return range(day, after, size).map(range -> {
            List<Locked> loans = lock(range, size);
            Findings found = new Findings();
            ends.end(ids(loans, false), day, found);
            skipped.holdBackLoans(day, ids(loans, true));
            Chunk chunk = loans.size() < size ? range : range.upTo(loans.getLast().id);
            reminders.issue(chunk, found);
            return new Ended(chunk, found);
        });
    }

    /** Leaves the next loan out, and the ids before it, which this day does not concern; empty if there is none. */
    Optional<Chunk> skip(LocalDate day, long after, RuntimeException cause) {
        return range(day, after, 1)
                .map(range -> lock(range, 1).stream()
                        .findFirst()
                        .map(loan -> range.upTo(loan.id))
                        .orElse(range))
                .filter(one -> skipped.skipLoan(day, one.last(), cause));
    }

    /** A loan that is left out is reminded all the same. */
    Findings remind(Chunk skipped) {
        Findings found = new Findings();
        reminders.issue(new Chunk(skipped.day(), skipped.last() - 1, skipped.last()), found);
        return found;
    }

    private Optional<Chunk> range(LocalDate day, long after, int size) {
        return database.sql(RANGE)
                .param("dueDates", dueDates(day))
                .param("after", after)
                .param("size", size)
                .param("span", SPAN * settings.chunkSize())
                .query(Long.class)
                .optional()
                .map(last -> new Chunk(day, after, last));
    }

    private String[] dueDates(LocalDate day) {
        return Stream.concat(Stream.of(day), reminders.dueDates(day))
                .distinct()
                .map(LocalDate::toString)
                .toArray(String[]::new);
    }

    private List<Locked> lock(Chunk range, int size) {
        return database.sql(LOCK)
                .param("after", range.after())
                .param("last", range.last())
                .param("day", range.day())
                .param("size", size)
                .query((row, number) -> new Locked(row.getLong("id"), row.getBoolean("held_back")))
                .list();
    }

    private static List<Long> ids(List<Locked> loans, boolean heldBack) {
        return loans.stream()
                .filter(loan -> loan.heldBack == heldBack)
                .map(Locked::id)
                .toList();
    }
}
