package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tranche.loan.LoanApi.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What admins and people on call see of day ends. */
class DayEndListsIntegrationTests extends DayEndTestCase {

    @AfterEach
    void leaveNothingMissing() {
        mend();
        retry();
    }

    @Test
    void tellsOfRunsToAdminsAndPeopleOnCall() {
        closeToday();

        JsonNode latest = list("/api/day_end/runs?limit=1").getFirst();

        assertThat(latest.get("business_date").asString())
                .isEqualTo(today().minusDays(1).toString());
        assertThat(latest.get("phase").asString()).isEqualTo("CLOSED");
        assertThat(borrower.get("/api/day_end/runs").code()).isEqualTo(403);
        assertThat(borrower.post("/api/day_end/run", "{}").code()).isEqualTo(403);
    }

    @Test
    void comeInPagesNewestFirst() {
        long bad = activeLoanOf(penalized(), "12000");
        LocalDate due = firstDue(bad);
        moveTo(due.plusDays(3));
        makeTrouble(IMPOSSIBLE, bad);
        moveTo(due.plusDays(5));
        List<JsonNode> missing = list("/api/day_end/skipped");

        assertThat(missing)
                .extracting(end -> end.get("business_date").asString(), end -> end.has("loan_id"))
                .containsExactly(
                        tuple(due.plusDays(4).toString(), false),
                        tuple(due.plusDays(4).toString(), true),
                        tuple(due.plusDays(3).toString(), false),
                        tuple(due.plusDays(3).toString(), true));
        assertThat(firstPages(4, "/api/day_end/skipped?limit=1")).isEqualTo(missing);
        assertThat(firstPages(3, "/api/day_end/runs?limit=2")).isEqualTo(list("/api/day_end/runs?limit=6"));
    }

    private List<JsonNode> list(String path) {
        return LoanApi.ops(port).get(path).body().valueStream().toList();
    }

    private List<JsonNode> firstPages(int count, String path) {
        List<JsonNode> found = new ArrayList<>();
        String next = path;
        for (int page = 0; page < count; page++) {
            Answer answer = LoanApi.ops(port).get(next);
            answer.body().valueStream().forEach(found::add);
            next = String.valueOf(answer.headers().getFirst("Link")).replaceAll("<(.*)>.*", "$1");
        }
        return found;
    }
}
