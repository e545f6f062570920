package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform refuses, with a clear problem and without a change. */
@OnRunningPlatform
class RefusalTests {

    private final Api api;

    RefusalTests(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"text\"", "null", "1e999", "10.005", "\"\"", "true", "[]", "{}", "\"1e999\""})
    void refusesWhatIsNoAmount(String amount) {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("1000", 12).number("/id");
        api.admin().approve(loan);

        Answer refused = borrower.pay(loan, amount);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.raw().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(borrower.balance()).isEqualTo("1000.00");
        assertThat(borrower.get("/api/repayments").body().isEmpty()).isTrue();
    }

    @Test
    void refusesMoreThanTheOutstanding() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("1000", 12).number("/id");
        api.admin().approve(loan);
        borrower.topUp("5000.00");

        Answer refused = borrower.pay(loan, "2000.00");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("amount_exceeds_outstanding");
        assertThat(borrower.balance()).isEqualTo("6000.00");
    }

    @Test
    void hidesTheLoansOfOthers() {
        long loan = api.newBorrower().apply("1000", 12).number("/id");
        Session stranger = api.newBorrower();

        assertThat(stranger.get("/api/loans/" + loan).status()).isEqualTo(404);
        assertThat(stranger.get("/api/loans/%d/schedule".formatted(loan)).status())
                .isEqualTo(404);
        assertThat(stranger.pay(loan, "10.00").status()).isEqualTo(404);
        assertThat(stranger.get("/api/loans/").body().isEmpty()).isTrue();
    }

    @Test
    void refusesForgedTokens() {
        String unsigned = "%s.%s."
                .formatted(
                        base64("{\"alg\":\"none\"}"), base64("{\"sub\":\"1\",\"role\":\"ADMIN\",\"iss\":\"tranche\"}"));

        assertThat(api.forged(unsigned).get("/api/loans/").status()).isEqualTo(401);
        assertThat(api.forged("nonsense").get("/api/loans/").status()).isEqualTo(401);
        assertThat(api.anonymous().get("/api/loans/").status()).isEqualTo(401);
        assertThat(api.anonymous().get("/api/loans/").code()).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "OPS"})
    void nobodyMakesThemselvesPrivileged(String role) {
        Answer refused = api.register("mallory-%s@example.com".formatted(UUID.randomUUID()), role);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("role_not_allowed");
    }

    @Test
    void borrowersNeitherApproveNorReadTheLedger() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("1000", 12).number("/id");

        assertThat(borrower.approve(loan).status()).isEqualTo(403);
        assertThat(borrower.get("/api/ledger/journal").status()).isEqualTo(403);
        assertThat(borrower.get("/api/customers/").status()).isEqualTo(403);
    }

    @Test
    void refusesLoansOutsideTheRules() {
        Session borrower = api.newBorrower();

        assertThat(borrower.apply("500000.01", 12).status()).isEqualTo(400);
        assertThat(borrower.apply("1000", 0).status()).isEqualTo(400);
        assertThat(borrower.apply("1000", 12).status()).isEqualTo(201);
        assertThat(borrower.apply("1000", 12).status()).isEqualTo(201);
        assertThat(borrower.apply("1000", 12).code()).isEqualTo("too_many_loans");
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
