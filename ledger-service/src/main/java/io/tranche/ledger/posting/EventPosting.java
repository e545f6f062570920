package io.tranche.ledger.posting;

import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.CompensationForced;
import io.tranche.contracts.LoanEvent.ForcedCompensationUndone;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.contracts.WalletEvent.WalletWithdrawn;
import io.tranche.ledger.journal.Journal;
import io.tranche.ledger.journal.Posted;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes entries of events, for the live journal and for a rebuilt one alike; in the caller's transaction. */
@Component
public final class EventPosting {

    /** Of the live journal: the name under which it marks what it has posted. */
    public static final String CONSUMER = "posting";

    public static final Set<String> TOPICS = Set.of(Topics.WALLET_EVENTS, Topics.LOAN_EVENTS);

    /** Those that may move money. */
    public static final Set<Class<? extends Event>> EVENTS = Set.of(
            WalletToppedUp.class,
            WalletWithdrawn.class,
            LoanDisbursed.class,
            DisbursementReversed.class,
            RepaymentCollected.class,
            RepaymentRefunded.class,
            RepaymentApplied.class,
            RepaymentReversed.class,
            LoanAdjusted.class,
            CompensationForced.class,
            ForcedCompensationUndone.class,
            LoanWrittenOff.class);

    private final Journal journal;

    EventPosting(Journal journal) {
        this.journal = journal;
    }

    /** Each event must be there once. What is in the journal already is left as it is. */
    public Posted post(List<ReceivedEvent> events) {
        return journal.post(events.stream()
                .map(Postings::entryFor)
                .flatMap(Optional::stream)
                .toList());
    }
}
