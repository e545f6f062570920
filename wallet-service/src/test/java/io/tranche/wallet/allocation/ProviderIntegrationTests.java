package io.tranche.wallet.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletClient.Answer;
import io.tranche.wallet.WalletTest;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Providers' money in loans, through the doors that providers and loan-service use. */
@WalletTest
class ProviderIntegrationTests {

    private static final String PREFERENCES = "/api/providers/preferences/";

    private final int port;
    private final JdbcClient jdbc;

    ProviderIntegrationTests(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.port = port;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void fundTheHouse() {
        new WalletClient(port, TestTokens.admin(1)).post("/api/accounts/house/top-up", "{\"amount\": 1000}");
    }

    @BeforeEach
    @AfterEach
    void pauseAllProviders() {
        AllocationFixture.pauseAllProviders(jdbc);
    }

    @Test
    void fundsALoanFromProvidersAndTheirBalancesSayHowMuch() {
        WalletClient rich = provider("600.00");
        WalletClient poor = provider("200.00");

        LoanDisbursed disbursed = disburse("400.00");

        assertThat(disbursed.allocations()).extracting(AccountShare::amount).containsExactly(inr("300"), inr("100"));
        assertThat(rich.balance()).isEqualTo("300.00");
        assertThat(poor.balance()).isEqualTo("100.00");
        assertThat(rich.get("/api/wallet/transactions")
                        .json()
                        .get(1)
                        .get("source")
                        .asString())
                .isEqualTo("LOAN_DISBURSEMENT");
    }

    @Test
    void takesNothingFromWhoPausesUntilTheyResume() {
        WalletClient provider = provider("500.00");
        assertThat(provider.patch(PREFERENCES, "{\"paused\": true}")
                        .json()
                        .get("paused")
                        .asBoolean())
                .isTrue();

        disburse("100.00");
        assertThat(provider.balance()).isEqualTo("500.00");

        provider.patch(PREFERENCES, "{\"paused\": false}");
        disburse("100.00");
        assertThat(provider.balance()).isEqualTo("400.00");
    }

    @Test
    void limitsWhatGoesIntoOneLoanUntilTheLimitIsTakenAway() {
        WalletClient provider = provider("500.00");
        provider.patch(PREFERENCES, "{\"max_amount_per_loan\": \"30.00\"}");

        disburse("100.00");
        assertThat(provider.balance()).isEqualTo("470.00");

        provider.patch(PREFERENCES, "{\"paused\": false}");
        assertThat(provider.get(PREFERENCES).json().get("max_amount_per_loan").asString())
                .isEqualTo("30.00");

        assertThat(provider.delete(PREFERENCES + "max_amount_per_loan").status())
                .isEqualTo(200);
        assertThat(hasLimit(provider)).isFalse();
        disburse("100.00");
        assertThat(provider.balance()).isEqualTo("370.00");
    }

    @Test
    void asksForACreditScoreUntilItDoesNot() {
        WalletClient provider = provider("500.00");
        assertThat(provider.patch(PREFERENCES, "{\"min_credit_score\": 700}")
                        .json()
                        .get("min_credit_score")
                        .asInt())
                .isEqualTo(700);
        assertThat(provider.patch(PREFERENCES, "{\"min_credit_score\": 901}").status())
                .isEqualTo(400);

        disburse("100.00");
        assertThat(provider.balance()).isEqualTo("500.00");

        provider.delete(PREFERENCES + "min_credit_score");
        disburse("100.00");
        assertThat(provider.balance()).isEqualTo("400.00");
    }

    @Test
    void refusesALimitThatIsNoAmount() {
        WalletClient provider = provider("1.00");

        for (String wrong : List.of("\"NaN\"", "0", "-5", "1.001", "1e999999999", "\"\"", "{}")) {
            Answer answer = provider.patch(PREFERENCES, "{\"max_amount_per_loan\": %s}".formatted(wrong));
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.code()).as(wrong).isEqualTo("invalid_request");
        }
        assertThat(hasLimit(provider)).isFalse();
    }

    @Test
    void hasNoPreferencesForBorrowers() {
        WalletClient borrower = WalletClient.user(port, TestIds.next());

        assertThat(borrower.get(PREFERENCES).status()).isEqualTo(403);
        assertThat(borrower.patch(PREFERENCES, "{\"paused\": true}").status()).isEqualTo(403);
    }

    private WalletClient provider(String funds) {
        WalletClient provider = new WalletClient(port, TestTokens.provider(TestIds.next()));
        assertThat(provider.post("/api/providers/add_funds/", WalletClient.payment(funds, "funds"))
                        .status())
                .isEqualTo(200);
        return provider;
    }

    private static boolean hasLimit(WalletClient provider) {
        return provider.get(PREFERENCES).json().hasNonNull("max_amount_per_loan");
    }

    private static LoanDisbursed disburse(String principal) {
        long loan = TestIds.next();
        TestEvents.publish(new DisbursementRequested(loan, TestIds.next(), inr(principal)));
        return Awaitility.await()
                .until(
                        () -> OutboxRows.ofKey("wallet", "loan:" + loan).stream()
                                .map(SentEvent::event)
                                .filter(LoanDisbursed.class::isInstance)
                                .map(LoanDisbursed.class::cast)
                                .toList(),
                        answers -> !answers.isEmpty())
                .getFirst();
    }

    private static Money inr(String amount) {
        return Money.inr(amount);
    }
}
