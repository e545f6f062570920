package io.tranche.loan.lifecycle;

import io.tranche.loan.lifecycle.Loan.Change;
import io.tranche.messaging.saga.FailedCompensations;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Payouts that could be neither finished nor fetched back. */
@Component
final class DisbursementCompensations implements FailedCompensations {

    private final Loans loans;
    private final LoanChanges changes;
    private final Clock clock;

    DisbursementCompensations(Loans loans, LoanChanges changes, Clock clock) {
        this.loans = loans;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public String saga() {
        return DisbursementSaga.NAME;
    }

    @Override
    public boolean retry(long id) {
        return change(id, loan -> loan.reversalRetried(clock.instant()));
    }

    @Override
    public boolean force(long id, String reason) {
        return change(id, loan -> loan.reversalForced(reason, clock.instant()));
    }

    private boolean change(long id, Function<Loan, Change> resolve) {
        Optional<Loan> failed =
                loans.lock(new LoanId(id)).filter(loan -> loan.status() == LoanStatus.COMPENSATION_FAILED);
        failed.ifPresent(loan -> {
            ChangedLoans changed = new ChangedLoans();
            changed.add(resolve.apply(loan));
            changes.save(changed);
        });
        return failed.isPresent();
    }
}
