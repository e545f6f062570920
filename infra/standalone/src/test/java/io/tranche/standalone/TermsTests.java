package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an admin configures, a borrower gets. */
@OnRunningPlatform
class TermsTests {

    private final Api api;

    TermsTests(Api api) {
        this.api = api;
    }

    @Test
    void lendsByTheTermsOfAProduct() {
        String product = newProduct("\"interest_rate\": 10, \"maximum_amount\": 2000");
        Session borrower = api.newBorrower();

        Answer refused = apply(borrower, product, "5000");
        assertThat(refused.code()).isEqualTo("principal_over_limit");
        assertThat(refused.text("/reasons/0/detail")).isEqualTo("A loan is at most 2000.00");
        Answer applied = apply(borrower, product, "1200");

        assertThat(applied.text("/interest_rate")).isEqualTo("10.00");
        assertThat(applied.text("/product")).isEqualTo(product);
        assertThat(api.admin().approve(applied.number("/id")).text("/status")).isEqualTo("ACTIVE");
        assertThat(borrower.balance()).isEqualTo("1200.00");
        assertThat(borrower.get("/api/loans/%d/schedule".formatted(applied.number("/id")))
                        .text("/0/interest"))
                .isEqualTo("10.00");
    }

    /** loan-service hears of the wallet through events only. */
    @Test
    void lendsToWhoeverUsesTheWallet() {
        String product = newProduct("\"minimum_wallet_transactions\": 2");
        Session borrower = api.newBorrower();
        assertThat(apply(borrower, product, "1000").code()).isEqualTo("wallet_activity_too_low");

        borrower.topUp("50.00");
        borrower.withdraw("20.00");

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(apply(borrower, product, "1000").status()).isEqualTo(201));
    }

    @Test
    void leavesTermsToAdmins() {
        assertThat(api.newBorrower()
                        .post("/api/products", "{\"product\": \"mine\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.newBorrower().get("/api/bank_configuration/").text("/product"))
                .isEqualTo("standard");
    }

    private String newProduct(String terms) {
        String product = "p-" + UUID.randomUUID();
        Answer made = api.admin().post("/api/products", "{\"product\": \"%s\", %s}".formatted(product, terms));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return product;
    }

    private static Answer apply(Session borrower, String product, String principal) {
        return borrower.post("/api/loans/apply", """
                {"principal_amount": %s, "tenure_months": 12, "product": "%s"}""".formatted(principal, product));
    }
}
