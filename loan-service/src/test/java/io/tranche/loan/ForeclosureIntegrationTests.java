package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeclosureIntegrationTests extends LoanServiceTestCase {

    @Test
    void takesTheKeyFromTheHeaderAsOtherPaymentsDo() {
        long loan = activeLoan("1000", 3);
        Map<String, String> key = Map.of("Idempotency-Key", "close");
        String path = "/api/loans/" + loan + "/foreclose";

        Answer closed = borrower.post(path, "{\"amount\": 1000}", key);
        Answer again = borrower.post(path, "{\"amount\": 1000}", key);

        assertThat(closed.text("/loan_closed")).isEqualTo("true");
        assertThat(again.text("/repayment/id")).isEqualTo(closed.text("/repayment/id"));
        assertThat(borrower.post(path, "{\"amount\": 1000, \"idempotency_key\": \"other\"}", key)
                        .text("/code"))
                .isEqualTo("invalid_request");
        assertThat(borrower.post(path, "{\"amount\": 1000}").text("/code")).isEqualTo("invalid_request");
    }
}
