package io.tranche.wallet.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestIds;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.AccountDirectory;
import io.tranche.wallet.account.UserId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WalletTest
class BalanceAttestationIntegrationTests {

    private final BalanceAttestation attestation;
    private final AccountDirectory accounts;
    private final UserId userId = new UserId(TestIds.next());
    private final WalletClient user;

    BalanceAttestationIntegrationTests(
            @LocalServerPort int port,
            @Autowired BalanceAttestation attestation,
            @Autowired AccountDirectory accounts) {
        this.attestation = attestation;
        this.accounts = accounts;
        this.user = WalletClient.user(port, userId.value());
    }

    @Test
    void attestsWhatMovedSinceTheLastTime() {
        user.topUp("10.00", "a");
        user.topUp("20.00", "b");
        awaitAttested(attested(2, "30.00"));
        attestation.attest();
        int before = attested().size();

        user.withdraw("5.00", "c");
        awaitAttested(attested(3, "25.00"));

        assertThat(attested()).hasSize(before + 1);
    }

    @Test
    void attestsEachCountOnceWithTwoInstances() {
        for (int number = 0; number < 10; number++) {
            user.topUp("1.00", "key-" + number);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(attestation::attest),
                            CompletableFuture.runAsync(attestation::attest))
                    .join();
        }

        awaitAttested(attested(10, "10.00"));
        assertThat(attested()).doesNotHaveDuplicates();
    }

    /** The service's own schedule may hold the row at this moment, and then attests it itself. */
    private void awaitAttested(BalanceAttested expected) {
        await().untilAsserted(() -> {
            attestation.attest();
            assertThat(attested().getLast()).isEqualTo(expected);
        });
    }

    private BalanceAttested attested(long count, String balance) {
        return new BalanceAttested(accountId(), count, Money.inr(balance));
    }

    private List<BalanceAttested> attested() {
        return OutboxRows.ofKey("wallet", "account:" + accountId()).stream()
                .map(SentEvent::event)
                .filter(BalanceAttested.class::isInstance)
                .map(BalanceAttested.class::cast)
                .toList();
    }

    private long accountId() {
        return accounts.ofUser(userId).orElseThrow().id().value();
    }
}
