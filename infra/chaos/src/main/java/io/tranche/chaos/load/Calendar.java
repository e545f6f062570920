package io.tranche.chaos.load;

import java.time.LocalDate;

/** Lets time pass: what falls due is taken from wallets, and what is overdue costs. */
final class Calendar {

    private final Client admin;

    Calendar(Client admin) {
        this.admin = admin;
    }

    /** To a date, so that asking again does not move it further. */
    void nextDay() {
        admin.get("/api/business_date")
                .map(answer -> LocalDate.parse(answer.at("/today")))
                .ifPresent(today -> admin.post("/api/business_date/advance", """
                        {"to": "%s"}""".formatted(today.plusDays(1))));
    }
}
