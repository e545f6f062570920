package io.tranche.loan.dayend;

import io.tranche.contracts.Money;
import io.tranche.contracts.NoticeEvent.ReminderIssued;
import io.tranche.contracts.ReminderKind;
import io.tranche.loan.businessdate.LendingCalendar;
import io.tranche.messaging.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reminds borrowers of what will be due and of what is overdue. Whom to remind follows from the day that ends, and each day ends once:
 * so nobody is reminded twice of one installment on the same day.
 */
@Component
final class Reminders {

    /** No lock: whoever pays at the same time may still be reminded. */
    private static final String ISSUE = """
            SELECT loan.id, loan.borrower_id, loan.currency, reminded.due_date, due.minor
            FROM installment reminded
            JOIN loan ON loan.id = reminded.loan_id AND loan.status IN ('ACTIVE', 'DEFAULTED')
            CROSS JOIN LATERAL (
                SELECT sum(principal_minor + interest_minor + penalty_minor
                           - paid_principal_minor - paid_interest_minor - paid_penalty_minor)::bigint AS minor
                FROM installment
                WHERE loan_id = reminded.loan_id AND due_date <= greatest(reminded.due_date, :day)) due
            WHERE reminded.loan_id > :after AND reminded.loan_id <= :last AND reminded.due_date = ANY (:dueDates::date[])
              AND reminded.paid_principal_minor + reminded.paid_interest_minor
                  < reminded.principal_minor + reminded.interest_minor
            ORDER BY loan.id, reminded.due_date
            """;

    private final JdbcClient database;
    private final Outbox outbox;
    private final ReminderSettings settings;
    private final LendingCalendar calendar;
    private final Clock clock;

    Reminders(JdbcClient database, Outbox outbox, ReminderSettings settings, LendingCalendar calendar, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    void issue(Chunk chunk, Findings found) {
        List<ReminderIssued> reminders = database.sql(ISSUE)
                .param("day", chunk.day())
                .param("after", chunk.after())
                .param("last", chunk.last())
                .param(
                        "dueDates",
                        dueDates(chunk.day()).map(LocalDate::toString).toArray(String[]::new))
                .query((row, number) -> issued(row, chunk.day()))
                .list();
        if (!reminders.isEmpty()) {
            outbox.appendAll(reminders);
            reminders.forEach(reminder -> found.add(reminder, detail(reminder)));
        }
    }

    /** Of the installments that are reminded of at the end of this day. */
    Stream<LocalDate> dueDates(LocalDate day) {
        return settings.dueDates(day.plusDays(1), calendar.dateOf(clock.instant()));
    }

    private static ReminderIssued issued(ResultSet row, LocalDate day) throws SQLException {
        LocalDate due = row.getObject("due_date", LocalDate.class);
        boolean upcoming = due.isAfter(day);
        return new ReminderIssued(
                row.getLong("id"),
                row.getLong("borrower_id"),
                day,
                upcoming ? ReminderKind.UPCOMING : ReminderKind.OVERDUE,
                due,
                Money.ofMinor(row.getLong("minor"), Currency.getInstance(row.getString("currency"))),
                upcoming ? 0 : Math.toIntExact(day.toEpochDay() - due.toEpochDay() + 1));
    }

    private static String detail(ReminderIssued reminder) {
        return switch (reminder.kind()) {
            case UPCOMING -> "%s due on %s".formatted(reminder.amountDue(), reminder.dueDate());
            case OVERDUE ->
                "%s due, %d days past %s".formatted(reminder.amountDue(), reminder.daysPastDue(), reminder.dueDate());
        };
    }
}
