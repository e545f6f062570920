package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

/** The business date of the platform, which all its tests share; it only moves on. */
final class Days {

    private final Api api;

    Days(Api api) {
        this.api = api;
    }

    LocalDate today() {
        return LocalDate.parse(api.admin().get("/api/business_date").text("/today"));
    }

    /** A few days at a time: the gateway waits only so long for an answer. */
    void moveTo(LocalDate day) {
        for (LocalDate today = today(); today.isBefore(day); today = today()) {
            LocalDate next = today.plusDays(5).isBefore(day) ? today.plusDays(5) : day;
            assertThat(api.admin()
                            .post("/api/business_date/advance", "{\"to\": \"%s\"}".formatted(next))
                            .status())
                    .isEqualTo(200);
        }
    }
}
