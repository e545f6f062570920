package io.tranche.bench;

import java.io.IOException;
import java.util.UUID;

/** A borrower with a loan to repay. */
record Payer(Token token, long loanId) {

    /** Small, so that a loan lasts for thousands of them. */
    private static final String AMOUNT = "10.00";

    Api.Answer pay(Api api) throws IOException, InterruptedException {
        return api.post("/api/repayments/make-payment", token, """
                {"loan_id": %d, "amount": "%s", "idempotency_key": "%s"}""".formatted(loanId, AMOUNT, UUID.randomUUID()));
    }
}
