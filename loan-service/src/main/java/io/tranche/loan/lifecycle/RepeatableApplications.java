package io.tranche.loan.lifecycle;

import io.tranche.loan.eligibility.Wish;
import io.tranche.loan.mandate.Mandates;
import io.tranche.web.Caller;
import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.idempotency.IdempotencyKeys;
import io.tranche.web.idempotency.KeyedRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Applications that may come twice, if their sender gave them a key. */
@Component
final class RepeatableApplications {

    private final Applications applications;
    private final Mandates mandates;
    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;

    RepeatableApplications(
            Applications applications, Mandates mandates, IdempotencyKeys keys, TransactionTemplate transaction) {
        this.applications = applications;
        this.mandates = mandates;
        this.keys = keys;
        this.transaction = transaction;
    }

    LoanView take(Caller caller, Wish wish, Optional<IdempotencyKey> key) {
        return transaction.execute(status -> key.map(given -> keys.once(
                        new KeyedRequest(caller, "loan.apply", given, wish), LoanView.class, () -> take(caller, wish)))
                .orElseGet(() -> take(caller, wish)));
    }

    private LoanView take(Caller caller, Wish wish) {
        Loan loan = applications.take(caller.userId(), wish);
        Boolean autoDebit = wish.autoDebit();
        if (Boolean.TRUE.equals(autoDebit)) {
            mandates.give(loan.id().value());
        }
        LoanView view = LoanView.of(loan);
        return autoDebit == null ? view : view.with(autoDebit);
    }
}
