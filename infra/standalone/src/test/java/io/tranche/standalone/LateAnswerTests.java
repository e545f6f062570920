package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** wallet-service answers when nobody waits any more. */
@OnRunningPlatform
class LateAnswerTests {

    private static final Duration GIVEN_UP_LATEST = Duration.ofMinutes(4);

    private final Api api;
    private final Books books;
    private final JdbcClient database;
    private final Lifecycle walletConsumers;

    LateAnswerTests(Api api, Books books, Platform platform) {
        this.api = api;
        this.books = books;
        this.database = platform.database();
        this.walletConsumers = platform.context("wallet-service").getBean("eventConsumers", Lifecycle.class);
    }

    @Test
    void paymentCollectedAfterItsDeadlineIsRefundedOnBothSides() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("1000", 12).number("/id");
        api.admin().approve(loan);
        String outstanding = borrower.get("/api/loans/" + loan).text("/outstanding_amount");

        walletConsumers.stop();
        try {
            Answer accepted = borrower.payAsync(loan, "500.00");
            assertThat(accepted.status()).isEqualTo(202);
            String repayment = URI.create(
                            accepted.raw().headers().firstValue("Location").orElseThrow())
                    .getPath();
            await().atMost(GIVEN_UP_LATEST).untilAsserted(() -> {
                letTimePass(repayment);
                assertThat(borrower.get(repayment).text("/status")).isNotIn("PENDING", "SUCCESS");
            });
        } finally {
            walletConsumers.start();
        }

        await().untilAsserted(() -> assertThat(
                        borrower.get("/api/wallet/transactions").body().findValuesAsString("source"))
                .containsExactly("LOAN_DISBURSEMENT", "EMI_PAYMENT", "REFUND"));
        assertThat(borrower.balance()).isEqualTo("1000.00");
        assertThat(borrower.get("/api/loans/" + loan).text("/outstanding_amount"))
                .isEqualTo(outstanding);
        books.agree();
    }

    /** loan-service asks four times, ten seconds apart, before it gives up. */
    private void letTimePass(String repayment) {
        database.sql("UPDATE loan.saga_waiting SET due_at = now() WHERE saga = 'repayment' AND saga_id = ?")
                .param(Long.parseLong(repayment.substring(repayment.lastIndexOf('/') + 1)))
                .update();
    }
}
