package io.tranche.wallet.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.trail.Effect;
import io.tranche.messaging.trail.EventTrail;
import io.tranche.messaging.trail.EventTrail.Handled;
import io.tranche.messaging.trail.Trail;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WalletTest
class TransactionTrailIntegrationTests {

    private final Borrower borrower = Borrower.withNewLoan();

    @Test
    void showsTheTransactionsThatARequestLedTo(@LocalServerPort int port, @Autowired Trail trail) {
        new WalletClient(port, TestTokens.admin(TestIds.next()))
                .post("/api/accounts/house/top-up", "{\"amount\": 1000}");
        List<SentEvent> sent = TestEvents.publish(borrower.disbursement("1000.00"));
        borrower.awaitAnswers(1);

        EventTrail found = trail.of(sent.stream().map(SentEvent::id).toList()).getFirst();

        assertThat(found.consumers()).extracting(Handled::outcome).containsExactly("APPLIED");
        assertThat(found.effects())
                .hasSize(2)
                .allSatisfy(effect -> assertThat(effect.kind()).isEqualTo("account_transaction"));
        assertThat(found.effects())
                .extracting(Effect::details)
                .extracting(details -> details.get("type") + " " + details.get("amount"))
                .containsExactly("DEBIT 1000.00", "CREDIT 1000.00");
    }
}
