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
    private final LendingCalendar calendar;
    private final Clock clock;

    DayEnds(BusinessDates dates, LendingCalendar calendar, Clock clock) {
        this.dates = dates;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Closes the days that are over by the calendar: yesterday, or all since an outage began. */
    void catchUp() {
        closeAllBefore(calendar.dateOf(clock.instant()));
    }

    /** @return the day that is open then */
    LocalDate closeAllBefore(LocalDate end) {
        LocalDate open = dates.today();
        while (open.isBefore(end)) {
            dates.close(open);
            open = dates.today();
        }
        return open;
    }
}
