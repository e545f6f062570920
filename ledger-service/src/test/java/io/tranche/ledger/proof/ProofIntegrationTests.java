package io.tranche.ledger.proof;

import static io.tranche.contracts.Money.inr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.ledger.Delivery;
import io.tranche.ledger.Ledger;
import io.tranche.ledger.LedgerTest;
import io.tranche.ledger.Tampering;
import io.tranche.testing.TestIds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LedgerTest
class ProofIntegrationTests {

    private final Delivery deliver;
    private final Ledger ledger;

    ProofIntegrationTests(@Autowired Delivery deliver, @LocalServerPort int port) {
        this.deliver = deliver;
        this.ledger = new Ledger(port);
    }

    @Test
    void findsAnAccountWhoseTotalsWereChanged() {
        String account = toppedUpAccount(inr("10.00"));
        Tampering.with("UPDATE ledger.ledger_account SET credited_minor = 1001 WHERE code = ?", account);
        JsonNode proof = ledger.get("/api/ledger/proof");
        Tampering.with("UPDATE ledger.ledger_account SET credited_minor = 1000 WHERE code = ?", account);
        assertThat(proof.get("proven").asBoolean()).isFalse();
        JsonNode differing = proof.get("differing_accounts");
        assertThat(differing.get("total").asLong()).isEqualTo(1);
        JsonNode found = differing.get("shown").get(0);
        assertThat(found.get("account").asString()).isEqualTo(account);
        assertThat(found.get("on_account").get("credited").asString()).isEqualTo("10.01");
        assertThat(found.get("in_journal").get("credited").asString()).isEqualTo("10.00");
        assertThat(ledger.get("/api/ledger/proof").get("proven").asBoolean()).isTrue();
    }

    @Test
    void findsAnEntryWhoseLineWasChangedAndSoDoesTheWalk() {
        String account = toppedUpAccount(inr("10.00"));
        long entry = ledger.get("/api/ledger/journal?account=" + account)
                .get(0)
                .get("id")
                .asLong();
        String change = "UPDATE ledger.journal_line SET amount_minor = ? WHERE entry_id = ? AND side = 'CREDIT'";
        Tampering.with(change, 999, entry);
        JsonNode proof = ledger.get("/api/ledger/proof");
        await().untilAsserted(() -> assertThat(ledger.metrics()).containsPattern("ledger_imbalance_entries.* 1\\.0"));
        Tampering.with(change, 1000, entry);
        assertThat(proof.get("proven").asBoolean()).isFalse();
        JsonNode found = proof.get("unbalanced_entries").get("shown").get(0);
        assertThat(found.get("entry_id").asLong()).isEqualTo(entry);
        assertThat(found.get("difference").asString()).isEqualTo("-0.01");
        assertThat(ledger.get("/api/ledger/proof").get("proven").asBoolean()).isTrue();
        await().untilAsserted(() -> assertThat(ledger.metrics()).containsPattern("ledger_imbalance_entries.* 0\\.0"));
    }

    private String toppedUpAccount(Money amount) {
        long account = TestIds.next();
        deliver.of(new WalletToppedUp(TestIds.next(), account, amount), new BalanceAttested(account, 1, amount));
        return "wallet:" + account;
    }
}
