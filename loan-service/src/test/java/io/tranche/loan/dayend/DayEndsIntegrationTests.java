package io.tranche.loan.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanServiceTest;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.businessdate.DayWork;
import io.tranche.loan.businessdate.LendingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Days and the calendar. */
@LoanServiceTest
class DayEndsIntegrationTests {

    private final ApplicationContext service;
    private final BusinessDates dates;
    private final LendingCalendar calendar;

    DayEndsIntegrationTests(@Autowired ApplicationContext service) {
        this.service = service;
        this.dates = service.getBean(BusinessDates.class);
        this.calendar = service.getBean(LendingCalendar.class);
    }

    @Test
    void closeADayWhenItIsOverInTheZoneOfTheBankAndNotBefore() {
        LocalDate open = dates.today();
        Instant midnight = open.plusDays(1).atStartOfDay(calendar.zone()).toInstant();

        at(midnight.minusMillis(1)).catchUp();
        assertThat(dates.today()).isEqualTo(open);

        at(midnight).catchUp();
        assertThat(dates.today()).isEqualTo(open.plusDays(1));
    }

    @Test
    void closeEveryDayOfAnOutage() {
        LocalDate open = dates.today();

        at(open.plusDays(3).atStartOfDay(calendar.zone()).toInstant()).catchUp();

        assertThat(dates.today()).isEqualTo(open.plusDays(3));
    }

    @Test
    void closeNothingMoreWhenTheClockIsSetBack() {
        LocalDate open = dates.today();

        at(open.minusDays(2).atStartOfDay(calendar.zone()).toInstant()).catchUp();

        assertThat(dates.today()).isEqualTo(open);
    }

    private DayEnds at(Instant now) {
        return new DayEnds(
                dates,
                service.getBean(DayEnd.class),
                service.getBeanProvider(DayWork.class).stream().toList(),
                service.getBean(CatchUp.class),
                calendar,
                service.getBean(DayEndSettings.class),
                Clock.fixed(now, calendar.zone()));
    }
}
