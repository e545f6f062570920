package io.tranche.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.contracts.WalletEvent.WalletWithdrawn;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletClient.Answer;
import io.tranche.wallet.WalletTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WalletTest
class PaymentsIntegrationTests {

    private static final int AT_ONCE = 50;

    private final int port;
    private final long userId = TestIds.next();
    private final WalletClient user;

    PaymentsIntegrationTests(@LocalServerPort int port) {
        this.port = port;
        this.user = WalletClient.user(port, userId);
    }

    @Test
    void showsZeroBeforeTheAccountIsOpen() {
        Answer answer = user.get("/api/wallet/balance");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("user_id").asLong()).isEqualTo(userId);
        assertThat(answer.json().path("balance").asString()).isEqualTo("0.00");
        assertThat(user.get("/api/wallet/transactions").response().body()).isEqualTo("[]");
    }

    @Test
    void creditsATopUp() {
        Answer answer = user.post("/api/wallet/top-up", "{\"amount\": 250.5}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("amount").asString()).isEqualTo("250.50");
        assertThat(answer.json().path("status").asString()).isEqualTo("SUCCESS");
        assertThat(answer.json().path("balance").asString()).isEqualTo("250.50");
        assertThat(user.balance()).isEqualTo("250.50");
        assertThat(facts())
                .contains(new WalletToppedUp(answer.json().path("id").asLong(), accountId(), Money.inr("250.50")));
    }

    @Test
    void givesTheFirstAnswerToARepeatedTopUp() {
        Answer first = user.topUp("100.00", "once");
        user.topUp("1.00", "another");

        Answer again = user.post("/api/wallet/top-up", "{\"amount\": 100, \"idempotency_key\": \"once\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(user.balance()).isEqualTo("101.00");
    }

    @Test
    void refusesAKeyThatComesWithAnotherAmount() {
        user.topUp("100.00", "once");

        Answer other = user.topUp("100.01", "once");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(user.balance()).isEqualTo("100.00");
    }

    @Test
    void creditsConcurrentTopUpsOfOneKeyOnce() {
        List<Answer> answers = atOnce(number -> user.topUp("100.00", "same"));

        assertThat(answers)
                .extracting(Answer::json)
                .containsOnly(answers.getFirst().json());
        assertThat(user.balance()).isEqualTo("100.00");
    }

    @Test
    void creditsNothingWhenTheProviderDeclines() {
        Answer answer = user.topUp("100.13", "declined");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("payment_declined");
        assertThat(user.topUp("100.13", "declined").code()).isEqualTo("payment_declined");
        assertThat(user.balance()).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"text\"", "null", "1e999", "1.001", "\"\"", "true", "[]", "99999999999999"})
    void refusesBadAmounts(String amount) {
        for (String path : List.of("/api/wallet/top-up", "/api/wallet/withdrawals")) {
            Answer answer = user.post(path, "{\"amount\": %s}".formatted(amount));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid_request");
        }
        assertThat(user.balance()).isEqualTo("0.00");
    }

    @Test
    void paysOutWhatIsThere() {
        user.topUp("100.00", "in");

        Answer answer = user.withdraw("40.00", "out");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("balance").asString()).isEqualTo("60.00");
        assertThat(user.withdraw("40.00", "out").json()).isEqualTo(answer.json());
        assertThat(user.withdraw("41.00", "out").status()).isEqualTo(422);
        assertThat(user.balance()).isEqualTo("60.00");
        assertThat(facts())
                .contains(new WalletWithdrawn(answer.json().path("id").asLong(), accountId(), Money.inr("40.00")));
    }

    @Test
    void refusesToPayOutMoreThanIsThere() {
        user.topUp("100.00", "in");

        Answer answer = user.withdraw("100.01", "out");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("insufficient_balance");
        assertThat(answer.json().path("detail").asString()).isEqualTo("Insufficient balance");
    }

    @Test
    void returnsTheMoneyOfADeclinedWithdrawal() {
        user.topUp("100.00", "in");

        Answer answer = user.withdraw("50.13", "out");

        assertThat(answer.code()).isEqualTo("payment_declined");
        assertThat(user.withdraw("50.13", "out").code()).isEqualTo("payment_declined");
        assertThat(user.balance()).isEqualTo("100.00");
        assertThat(user.get("/api/wallet/transactions").json().valueStream())
                .extracting(transaction -> transaction.path("source").asString())
                .containsExactly("WALLET_TOPUP", "WALLET_WITHDRAWAL", "REFUND");
    }

    @Test
    void neverOverdrawsUnderConcurrentWithdrawals() {
        user.topUp("100.00", "in");

        List<Answer> answers = atOnce(number -> user.withdraw("10.00", "out-" + number));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::code)
                .containsOnly("insufficient_balance");
        assertThat(user.balance()).isEqualTo("0.00");
    }

    @Test
    void takesFundsOfProvidersOnly() {
        WalletClient provider = new WalletClient(port, TestTokens.provider(TestIds.next()));

        assertThat(provider.post("/api/providers/add_funds/", "{\"amount\": 500}")
                        .status())
                .isEqualTo(200);
        assertThat(provider.balance()).isEqualTo("500.00");
        assertThat(provider.get("/api/accounts").json().path(0).path("kind").asString())
                .isEqualTo("PROVIDER");
        assertThat(user.post("/api/providers/add_funds/", "{\"amount\": 500}").status())
                .isEqualTo(403);
    }

    @Test
    void letsOnlyAdminsFundTheHouse() {
        WalletClient admin = new WalletClient(port, TestTokens.admin(TestIds.next()));
        String key = "house-" + TestIds.next();

        Answer answer = admin.post("/api/accounts/house/top-up", WalletClient.payment("1000.00", key));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(user.post("/api/accounts/house/top-up", WalletClient.payment("1.00", key))
                        .status())
                .isEqualTo(403);
    }

    private long accountId() {
        return user.get("/api/accounts").json().path(0).path("id").asLong();
    }

    private List<Object> facts() {
        return OutboxRows.ofKey("wallet", "account:" + accountId()).stream()
                .<Object>map(SentEvent::event)
                .toList();
    }

    private static List<Answer> atOnce(IntFunction<Answer> call) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> calls = new ArrayList<>();
            for (int number = 0; number < AT_ONCE; number++) {
                int own = number;
                calls.add(callers.submit(() -> call.apply(own)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> pending : calls) {
                answers.add(pending.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
