package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import org.junit.jupiter.api.Test;

class LoanTimelineIntegrationTests extends LoanServiceTestCase {

    @Test
    void tellsOpsTheStepsAndTheEventsOfALoan() {
        LoanApi ops = LoanApi.ops(port);
        long loan = activeLoan("1000", 3);

        Answer timeline = ops.get("/api/ops/loan/loans/" + loan + "/timeline");

        assertThat(timeline.text("/status")).isEqualTo("ACTIVE");
        assertThat(timeline.body().get("steps").size()).isEqualTo(3);
        assertThat(timeline.body().get("event_ids").size()).isEqualTo(2);
        assertThat(timeline.body().get("event_ids").valueStream())
                .contains(timeline.body().at("/steps/2/event_id"));
        assertThat(borrower.get("/api/ops/loan/loans/" + loan + "/timeline").code())
                .isEqualTo(403);
        assertThat(ops.get("/api/ops/loan/loans/0/timeline").code()).isEqualTo(404);
    }
}
