package io.tranche.loan.lifecycle;

import io.tranche.loan.lifecycle.Loan.Change;
import io.tranche.loan.outcome.Outcomes;
import io.tranche.loan.outcome.Subject;
import io.tranche.loan.outcome.Waiter;
import io.tranche.web.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides something about one loan and waits for what comes of it. Of two who decide the same at the same time, the second finds
 * it done and waits for the same outcome.
 */
@Component
final class Decision {

    private final Loans loans;
    private final LoanChanges changes;
    private final Outcomes outcomes;
    private final TransactionTemplate transaction;

    Decision(Loans loans, LoanChanges changes, Outcomes outcomes, TransactionTemplate transaction) {
        this.loans = loans;
        this.changes = changes;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    /** @param decide what to change; empty if it is done already. A {@link Refusal} if it cannot be. */
    Loan make(LoanId id, Duration waitMax, Function<Loan, Optional<Change>> decide) {
        try (Waiter waiter = outcomes.waiter()) {
            transaction.executeWithoutResult(status -> {
                Loan loan = loans.lock(id).orElseThrow(() -> Refusal.notFound("Loan"));
                Optional<Change> change = decide.apply(loan);
                change.ifPresent(this::save);
                if (change.map(Change::loan).orElse(loan).status().inProgress()) {
                    waiter.expect(subject(loan));
                }
            });
            waiter.await(waitMax);
        }
        return loans.find(id).orElseThrow();
    }

    private void save(Change change) {
        ChangedLoans changed = new ChangedLoans();
        changed.add(change);
        changes.save(changed);
    }

    static Subject subject(Loan loan) {
        return new Subject(Loans.KIND, loan.id().value());
    }
}
