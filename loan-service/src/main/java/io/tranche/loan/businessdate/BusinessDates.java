package io.tranche.loan.businessdate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The day that is open, the same for all instances. It begins as the calendar's, and moves on when a day is closed. */
@Component
public final class BusinessDates {

    private final JdbcClient database;
    private final LendingCalendar calendar;
    private final Clock clock;

    BusinessDates(JdbcClient database, LendingCalendar calendar, Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** One row read. Who needs the day twice in a transaction asks once: it may move meanwhile. */
    public LocalDate today() {
        return database.sql("SELECT today FROM business_date")
                .query(LocalDate.class)
                .optional()
                .orElseGet(this::begin);
    }

    /** The day, for whoever needs it to stay open until the transaction ends; its end waits. */
    public LocalDate hold() {
        return locked("FOR SHARE");
    }

    /** The day, for whoever is about to do a piece of its end; all others who hold it or end it wait. */
    public LocalDate lock() {
        return locked("FOR NO KEY UPDATE");
    }

    private LocalDate locked(String how) {
        return database.sql("SELECT today FROM business_date " + how)
                .query(LocalDate.class)
                .optional()
                .orElseGet(this::begin);
    }

    /** Closes the day that is open. Does nothing if another day is. */
    public void close(LocalDate day) {
        database.sql("UPDATE business_date SET today = today + 1, moved_at = :now WHERE today = :day")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("day", day)
                .update();
    }

    private LocalDate begin() {
        database.sql("INSERT INTO business_date (today, moved_at) VALUES (:today, :now) ON CONFLICT DO NOTHING")
                .param("today", calendar.dateOf(clock.instant()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return database.sql("SELECT today FROM business_date")
                .query(LocalDate.class)
                .single();
    }
}
