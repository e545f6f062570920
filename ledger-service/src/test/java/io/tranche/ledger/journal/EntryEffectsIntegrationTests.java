package io.tranche.ledger.journal;

import static io.tranche.contracts.Money.inr;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.ledger.Delivery;
import io.tranche.ledger.LedgerTest;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.trail.Trail;
import io.tranche.testing.TestIds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@LedgerTest
class EntryEffectsIntegrationTests {

    @Test
    void showTheEntryThatAnEventMade(@Autowired Delivery deliver, @Autowired Trail trail) {
        long account = TestIds.next();
        ReceivedEvent topUp = Delivery.received(new WalletToppedUp(TestIds.next(), account, inr("5.00")));
        deliver.batch(List.of(topUp));

        assertThat(trail.of(List.of(topUp.id())).getFirst().effects())
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.kind()).isEqualTo("journal_entry");
                    assertThat(effect.details())
                            .containsEntry(
                                    "lines_minor",
                                    "DEBIT settlement:payment_provider 500 INR, CREDIT wallet:%d 500 INR"
                                            .formatted(account));
                });
    }
}
