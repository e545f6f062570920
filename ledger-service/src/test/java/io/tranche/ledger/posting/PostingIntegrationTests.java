package io.tranche.ledger.posting;

import static io.tranche.contracts.Money.inr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.ledger.Delivery;
import io.tranche.ledger.Ledger;
import io.tranche.ledger.LedgerTest;
import io.tranche.ledger.MoneyStory;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.testing.TestIds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LedgerTest
class PostingIntegrationTests {

    private final Delivery deliver;
    private final Ledger ledger;

    PostingIntegrationTests(@Autowired Delivery deliver, @LocalServerPort int port) {
        this.deliver = deliver;
        this.ledger = new Ledger(port);
    }

    @Test
    void showsWhatWasPostedLineByLine() {
        long loan = TestIds.next();
        long borrower = TestIds.next();
        long funder = TestIds.next();
        ReceivedEvent disbursed = Delivery.received(new LoanDisbursed(
                loan, borrower, inr("100000.00"), List.of(new AccountShare(funder, inr("100000.00")))));
        deliver.batch(List.of(disbursed));
        JsonNode entry =
                ledger.get("/api/ledger/journal?event_id=" + disbursed.id()).get(0);
        assertThat(entry.get("reference").asString()).isEqualTo("loan:" + loan + ":disbursed");
        assertThat(entry.get("event_type").asString()).isEqualTo("wallet.loan_disbursed.v1");
        assertThat(entry.get("loan_id").asLong()).isEqualTo(loan);
        assertThat(entry.get("occurred_at").asString())
                .isEqualTo(disbursed.time().toString());
        assertThat(lines(entry))
                .containsExactly(
                        "DEBIT wallet:" + funder + " 100000.00 INR",
                        "CREDIT wallet:" + borrower + " 100000.00 INR",
                        "DEBIT loan:" + loan + ":receivable 100000.00 INR",
                        "CREDIT funder:" + funder + ":payable 100000.00 INR");
        assertThat(ledger.get("/api/ledger/journal/" + entry.get("id").asLong()))
                .isEqualTo(entry);
        assertThat(ledger.get("/api/ledger/journal?loan_id=" + loan).get(0)).isEqualTo(entry);
        JsonNode receivable = ledger.get("/api/ledger/accounts/loan:" + loan + ":receivable");
        assertThat(receivable.get("type").asString()).isEqualTo("ASSET");
        assertThat(receivable.get("balance").asString()).isEqualTo("-100000.00");
        assertThat(receivable.get("debited").asString()).isEqualTo("100000.00");
    }

    @Test
    void pagesThroughTheJournalOfAnAccount() {
        long account = TestIds.next();
        deliver.batch(IntStream.rangeClosed(1, 5)
                .mapToObj(paisa -> Delivery.received(new WalletToppedUp(TestIds.next(), account, inr("0.0" + paisa))))
                .toList());
        List<Long> ids = new ArrayList<>();
        String path = "/api/ledger/journal?account=wallet:" + account + "&limit=2";
        for (String next = path; next != null; next = nextPage(next)) {
            ledger.get(next).forEach(entry -> ids.add(entry.get("id").asLong()));
        }
        assertThat(ids)
                .hasSize(5)
                .isSortedAccordingTo(Collections.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void endsInTheSameStateHoweverOftenAndInWhateverOrderEventsCome() {
        for (long seed = 1; seed <= 10; seed++) {
            MoneyStory story = MoneyStory.of(seed, 6);
            List<ReceivedEvent> events = new ArrayList<>(
                    story.events().stream().map(Delivery::received).toList());
            List<ReceivedEvent> prefix = events.subList(0, events.size() / 2);
            Collections.shuffle(prefix, new Random(seed));
            deliver.batch(prefix);
            deliver.batch(prefix);
            story.events().stream().map(Delivery::received).forEach(events::add);
            Collections.shuffle(events, new Random(seed));
            deliver.batch(events);
            story.balances()
                    .forEach(
                            (account, balance) -> assertThat(balanceOf(account)).isEqualTo(balance.toString()));
            story.attestations().forEach(deliver::of);
        }
        JsonNode proof = ledger.get("/api/ledger/proof");
        assertThat(proof.get("proven").asBoolean()).as(proof.toString()).isTrue();
    }

    @Test
    void leavesNothingBehindWhenOneEventOfABatchIsWrong() {
        long healthy = TestIds.next();
        RepaymentCollected wrong = new RepaymentCollected(
                TestIds.next(),
                TestIds.next(),
                TestIds.next(),
                inr("10.00"),
                List.of(new AccountShare(1, inr("9.99"))));
        assertThatThrownBy(() -> deliver.of(new WalletToppedUp(TestIds.next(), healthy, inr("1.00")), wrong))
                .hasMessageContaining("does not balance");
        assertThat(ledger.get("/api/ledger/journal?account=wallet:" + healthy)).isEmpty();
    }

    @Test
    void keepsTheTrialBalance() {
        MoneyStory story = MoneyStory.of(77, 3);
        story.events().forEach(deliver::of);
        story.attestations().forEach(deliver::of);
        JsonNode rupees = StreamSupport.stream(
                        ledger.get("/api/ledger/trial-balance").spliterator(), false)
                .filter(balance -> balance.get("currency").asString().equals("INR"))
                .findFirst()
                .orElseThrow();
        assertThat(rupees.get("balanced").asBoolean()).isTrue();
        assertThat(rupees.get("debited")).isEqualTo(rupees.get("credited"));
        assertThat(ledger.metrics()).contains("ledger_entries_posted_total");
    }

    private String balanceOf(long account) {
        return ledger.get("/api/ledger/accounts/wallet:" + account)
                .get("balance")
                .asString();
    }

    private @Nullable String nextPage(String path) {
        String link = ledger.link(path);
        return link == null ? null : link.substring(1, link.indexOf('>'));
    }

    private static List<String> lines(JsonNode entry) {
        return StreamSupport.stream(entry.get("lines").spliterator(), false)
                .map(line -> "%s %s %s %s"
                        .formatted(
                                line.get("side").asString(),
                                line.get("account").asString(),
                                line.get("amount").asString(),
                                line.get("currency").asString()))
                .toList();
    }
}
