package io.tranche.ledger.reconciliation;

import static io.tranche.contracts.Money.inr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.ledger.Delivery;
import io.tranche.ledger.Ledger;
import io.tranche.ledger.LedgerTest;
import io.tranche.ledger.MoneyStory;
import io.tranche.ledger.Tampering;
import io.tranche.testing.TestIds;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@LedgerTest
class ReconciliationIntegrationTests {

    private final Delivery deliver;
    private final JdbcClient database;
    private final Ledger ledger;
    private final long account = TestIds.next();

    @Autowired
    ReconciliationIntegrationTests(Delivery deliver, JdbcClient database, @LocalServerPort int port) {
        this.deliver = deliver;
        this.database = database;
        this.ledger = new Ledger(port);
    }

    @Test
    void matchesEveryWalletOfAStory() {
        MoneyStory story = MoneyStory.of(5, 5);
        story.events().forEach(deliver::of);
        story.attestations().forEach(deliver::of);
        story.balances().keySet().forEach(wallet -> awaitState(wallet, "MATCHED"));
    }

    @Test
    void waitsForTheLedgerToCatchUpAndThenMatches() {
        deliver.of(new BalanceAttested(account, 2, inr("3.00")));
        awaitState(account, "BEHIND");
        deliver.of(topUp("1.00"));
        awaitState(account, "BEHIND");
        deliver.of(topUp("2.00"));
        awaitState(account, "MATCHED");
    }

    @Test
    void looksAgainWhenAMatchedWalletMoves() {
        deliver.of(topUp("1.00"), new BalanceAttested(account, 1, inr("1.00")));
        awaitState(account, "MATCHED");
        deliver.of(topUp("2.00"));
        awaitState(account, "AHEAD");
        deliver.of(new BalanceAttested(account, 2, inr("3.00")));
        awaitState(account, "MATCHED");
    }

    @Test
    void ignoresAnAttestationThatWasOvertaken() {
        deliver.of(topUp("1.00"), topUp("2.00"), new BalanceAttested(account, 2, inr("3.00")));
        awaitState(account, "MATCHED");
        deliver.of(new BalanceAttested(account, 1, inr("1.00")));
        deliver.of(new BalanceAttested(account, 2, inr("3.00")));
        awaitState(account, "MATCHED");
    }

    @Test
    void findsDriftShowsItAndResolvesItWhenMended() {
        deliver.of(topUp("10.00"), new BalanceAttested(account, 1, inr("10.00")));
        awaitState(account, "MATCHED");
        Tampering.with("UPDATE ledger.ledger_account SET credited_minor = 1200 WHERE code = ?", "wallet:" + account);
        deliver.of(new BalanceAttested(account, 1, inr("10.00")));
        JsonNode found = awaitBreak();
        assertThat(found.get("kind").asString()).isEqualTo("BALANCE_DIFFERS");
        assertThat(found.get("difference").asString()).isEqualTo("2.00");
        assertThat(found.get("wallet").get("balance").asString()).isEqualTo("10.00");
        assertThat(found.get("ledger").get("balance").asString()).isEqualTo("12.00");
        await().untilAsserted(() -> assertThat(drift()).isGreaterThanOrEqualTo(200));
        Tampering.with("UPDATE ledger.ledger_account SET credited_minor = 1000 WHERE code = ?", "wallet:" + account);
        awaitState(account, "MATCHED");
        await().untilAsserted(() -> assertThat(openBreak()).isEmpty());
        assertThat(database.sql("""
                SELECT count(*) FROM wallet_break b JOIN ledger_account a ON a.id = b.ledger_account_id
                WHERE a.code = ? AND resolved_at IS NOT NULL
                """)
                        .param("wallet:" + account)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void breaksWhenLinesAreMissing() {
        deliver.of(topUp("1.00"), new BalanceAttested(account, 2, inr("6.00")));
        JsonNode found = awaitBreak();
        assertThat(found.get("kind").asString()).isEqualTo("LEDGER_BEHIND");
        assertThat(found.get("difference").asString()).isEqualTo("-5.00");
        deliver.of(topUp("5.00"));
        await().untilAsserted(() -> assertThat(openBreak()).isEmpty());
    }

    @Test
    void breaksWhenAWalletIsNeverAttested() {
        deliver.of(topUp("1.00"));
        assertThat(awaitBreak().get("kind").asString()).isEqualTo("NEVER_ATTESTED");
        JsonNode wallets = ledger.get("/api/ledger/reconciliation").get("wallets");
        assertThat(wallets.get("broken").asLong()).isPositive();
        assertThat(wallets.get("unverified_since").asString()).isNotBlank();
        deliver.of(new BalanceAttested(account, 1, inr("1.00")));
        await().untilAsserted(() -> assertThat(openBreak()).isEmpty());
    }

    private WalletToppedUp topUp(String amount) {
        return new WalletToppedUp(TestIds.next(), account, inr(amount));
    }

    private void awaitState(long wallet, String state) {
        await().untilAsserted(() -> assertThat(database.sql("""
                        SELECT c.state FROM wallet_check c JOIN ledger_account a ON a.id = c.ledger_account_id
                        WHERE a.code = ?
                        """)
                        .param("wallet:" + wallet)
                        .query(String.class)
                        .single())
                .isEqualTo(state));
    }

    private JsonNode awaitBreak() {
        return await().until(this::openBreak, Optional::isPresent).orElseThrow();
    }

    private Optional<JsonNode> openBreak() {
        return StreamSupport.stream(
                        ledger.get("/api/ledger/reconciliation").get("breaks").spliterator(), false)
                .filter(found -> found.get("account").asString().equals("wallet:" + account))
                .findFirst();
    }

    private double drift() {
        return Pattern.compile("ledger_wallet_drift_minor_units\\{.*currency=\"INR\".*} (\\S+)")
                .matcher(ledger.metrics())
                .results()
                .mapToDouble(metric -> Double.parseDouble(metric.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
