package io.tranche.loan.dayend;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many days before a due date, and after it if something is unpaid then, a borrower is reminded. Empty: never.
 *
 * @param daysBefore 0: on the day itself
 * @param daysAfter the due date not included, so 1 is the morning after
 */
@ConfigurationProperties("tranche.reminders")
record ReminderSettings(
        @DefaultValue("3") Set<Integer> daysBefore,

        @DefaultValue({"1", "7", "30"}) Set<Integer> daysAfter) {

    private static final int REMINDERS_MAX = 10;
    private static final int DAYS_MAX = 365;

    ReminderSettings {
        check(daysBefore, 0, "days-before");
        check(daysAfter, 1, "days-after");
        daysBefore = Set.copyOf(daysBefore);
        daysAfter = Set.copyOf(daysAfter);
    }

    /**
     * Whose borrowers are reminded in the morning of a day.
     *
     * @param today by the calendar. When days are closed after an outage, nobody is told that something will be due which has been, nor
     *     told several times at once that it is overdue
     */
    Stream<LocalDate> dueDates(LocalDate morning, LocalDate today) {
        return Stream.concat(
                daysBefore.stream().map(morning::plusDays).filter(due -> !due.isBefore(today)),
                daysAfter.stream().map(morning::minusDays).filter(due -> isLatest(due, morning, today)));
    }

    private boolean isLatest(LocalDate due, LocalDate morning, LocalDate today) {
        return daysAfter.stream()
                .map(due::plusDays)
                .noneMatch(other -> other.isAfter(morning) && !other.isAfter(today));
    }

    private static void check(Set<Integer> days, int least, String setting) {
        if (days.size() > REMINDERS_MAX || !days.stream().allMatch(day -> day >= least && day <= DAYS_MAX)) {
            throw new IllegalArgumentException("tranche.reminders.%s must be at most %d numbers from %d to %d"
                    .formatted(setting, REMINDERS_MAX, least, DAYS_MAX));
        }
    }
}
