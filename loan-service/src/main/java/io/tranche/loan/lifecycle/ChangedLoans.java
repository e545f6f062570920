package io.tranche.loan.lifecycle;

import io.tranche.contracts.Event;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.loan.lifecycle.Loan.Change;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a batch has done to loans, step by step. */
final class ChangedLoans {

    /** @param cause what it was done on; null when a caller asked for it, or time was up */
    record Step(Change change, @Nullable ReceivedEvent cause) {

        Loan loan() {
            return change.loan();
        }

        @Nullable
        UUID eventId() {
            return cause == null ? null : cause.id();
        }

        <E extends Event> Stream<E> causedBy(Class<E> type) {
            return cause != null && type.isInstance(cause.event())
                    ? Stream.of(type.cast(cause.event()))
                    : Stream.empty();
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<LoanDisbursed> payouts = new ArrayList<>();

    void add(Change change) {
        steps.add(new Step(change, null));
    }

    void add(Change change, ReceivedEvent cause) {
        steps.add(new Step(change, cause));
    }

    /** Money is out, whatever that means to the loan. */
    void paidOut(LoanDisbursed payout) {
        payouts.add(payout);
    }

    List<LoanDisbursed> payouts() {
        return payouts;
    }

    List<Step> steps() {
        return steps;
    }

    /** Each loan once, as it is in the end. */
    Collection<Loan> loans() {
        Map<LoanId, Loan> last = new LinkedHashMap<>();
        steps.forEach(step -> last.put(step.loan().id(), step.loan()));
        return last.values();
    }
}
