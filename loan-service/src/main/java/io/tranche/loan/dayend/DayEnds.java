package io.tranche.loan.dayend;

import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.businessdate.LendingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Closes days, one after the other. */
@Component
final class DayEnds {

    private final BusinessDates dates;
    private final DayEnd dayEnd;
    private final LendingCalendar calendar;
    private final Clock clock;

    DayEnds(BusinessDates dates, DayEnd dayEnd, LendingCalendar calendar, Clock clock) {
        this.dates = dates;
        this.dayEnd = dayEnd;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Closes the days that are over by the calendar: yesterday, or all since an outage began. */
    void catchUp() {
        closeAllBefore(calendar.dateOf(clock.instant()));
    }

    /**
     * Ends early only if the thread is interrupted.
     *
     * @return the day that is open then
     */
    LocalDate closeAllBefore(LocalDate end) {
        LocalDate open = dates.today();
        while (open.isBefore(end) && !Thread.currentThread().isInterrupted()) {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = dayEnd.step(open);
            }
            open = dates.today();
        }
        return open;
    }
}
