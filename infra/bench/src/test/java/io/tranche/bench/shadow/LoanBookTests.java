package io.tranche.bench.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Event;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.ledger.posting.EventPosting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoanBookTests {

    private final List<Event> events = new ArrayList<>();

    @Test
    void tellsAboutAsManyEventsOfALoanAsItSays() {
        new LoanBook(300, events::add).tell();

        assertThat(events.size() / 300).isEqualTo(LoanBook.EVENTS_PER_LOAN);
    }

    @Test
    void tellsWhatMovesMoneyAndWhatDoesNot() {
        new LoanBook(300, events::add).tell();

        assertThat(events.stream().filter(event -> EventPosting.EVENTS.contains(event.getClass())))
                .hasSizeBetween(events.size() / 3, events.size() * 2 / 3);
        assertThat(events).hasAtLeastOneElementOfType(BalanceAttested.class);
    }
}
