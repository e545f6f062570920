package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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

    /** It may take longer than the gateway waits for an answer. */
    void moveTo(LocalDate day) {
        if (today().isBefore(day)) {
            assertThat(api.admin()
                            .post("/api/business_date/advance", "{\"to\": \"%s\"}".formatted(day))
                            .status())
                    .isIn(200, 202);
            await().atMost(Duration.ofMinutes(5)).until(() -> !today().isBefore(day));
        }
    }
}
