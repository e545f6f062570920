package io.tranche.ledger;

import static io.tranche.contracts.Money.inr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@LedgerTest
class KafkaIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JdbcClient database;
    private final Ledger ledger;

    KafkaIntegrationTests(@Autowired JdbcClient database, @LocalServerPort int port) {
        this.database = database;
        this.ledger = new Ledger(port);
    }

    @Test
    void postsEachEventOnceHoweverOftenAndInWhateverOrderOfKeysItComes() {
        MoneyStory story = MoneyStory.of(11, 30);
        List<SentEvent> events = story.events().stream().map(SentEvent::of).toList();
        TestEvents.publishShuffled(events, 3);
        TestEvents.publishTwice(events);
        List<SentEvent> attestations =
                story.attestations().stream().map(SentEvent::of).toList();
        TestEvents.publishTwice(attestations);
        Map<String, Long> expected = story.balances().entrySet().stream()
                .collect(Collectors.toMap(
                        wallet -> "wallet:" + wallet.getKey(),
                        wallet -> wallet.getValue().minorUnits()));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(balancesOfMatched(expected.keySet().toArray(String[]::new)))
                                .isEqualTo(expected));
        assertThat(entriesOf(events)).isEqualTo(events.size());
        assertThat(ledger.get("/api/ledger/proof").get("proven").asBoolean()).isTrue();
    }

    @Test
    void setsAPoisonEventAsideAndPostsTheOthers() {
        long healthy = TestIds.next();
        SentEvent poison = SentEvent.of(new RepaymentCollected(
                TestIds.next(),
                TestIds.next(),
                TestIds.next(),
                inr("10.00"),
                List.of(new AccountShare(1, inr("9.99")))));
        List<SentEvent> topUps = List.of(SentEvent.of(new WalletToppedUp(TestIds.next(), healthy, inr("5.00"))));
        TestEvents.publish(List.of(poison));
        TestEvents.publish(topUps);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(entriesOf(topUps)).isEqualTo(1);
            assertThat(database.sql("SELECT count(*) FROM parked_event WHERE event_id = ?")
                            .param(poison.id())
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        });
        assertThat(entriesOf(List.of(poison))).isZero();
    }

    private Map<String, Long> balancesOfMatched(String... codes) {
        return database
                .sql("""
                SELECT a.code, a.balance_minor
                FROM ledger_account a
                JOIN wallet_check c ON c.ledger_account_id = a.id AND c.state = 'MATCHED'
                WHERE a.code = ANY (?)
                """)
                .param(codes)
                .query((row, _) -> Map.entry(row.getString("code"), row.getLong("balance_minor")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long entriesOf(List<SentEvent> events) {
        return database.sql("SELECT count(*) FROM journal_entry WHERE source_event_id = ANY (?::uuid[])")
                .param(events.stream().map(sent -> sent.id().toString()).toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
