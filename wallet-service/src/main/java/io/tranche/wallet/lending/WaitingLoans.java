package io.tranche.wallet.lending;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.WalletEvent;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.disbursement.DisbursementBatch;
import io.tranche.wallet.disbursement.LoanDisbursements;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Pays out the loans that wait for funds, once there are any. It looks at what there is, and not at what has come: so no way that
 * money comes, and no wish that a provider changes, can be missed, and nothing is lost with a process. Looking locks nothing; a loan
 * that can be funded is, in a transaction of its own. Any number of instances may look at the same time: whoever locks a loan second
 * finds it decided.
 */
@Component
class WaitingLoans {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingLoans.class);

    private final LoanDisbursements disbursements;
    private final Accounts accounts;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Counter failures;

    /** At the last look. The next one does without them, so that they do not keep from others what they cannot take. */
    private volatile Set<Long> failed = Set.of();

    WaitingLoans(
            LoanDisbursements disbursements,
            Accounts accounts,
            Outbox outbox,
            TransactionOperations transactions,
            MeterRegistry meters) {
        this.disbursements = disbursements;
        this.accounts = accounts;
        this.outbox = outbox;
        this.transactions = transactions;
        this.failures = Counter.builder("wallet.funding.queue.failures")
                .description("Attempts to pay out or decline a loan that waits, which ended in an error")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${tranche.wallet.funding.queue.interval:1s}")
    void look() {
        Set<Long> failing = new HashSet<>();
        List<Long> due = Objects.requireNonNull(transactions.execute(status -> disbursements.due(failed)));
        for (long loan : due) {
            try {
                transactions.executeWithoutResult(status -> settle(loan));
            } catch (RuntimeException failure) {
                LOG.warn("Loan {}, which waits for funds, could not be dealt with", loan, failure);
                failures.increment();
                failing.add(loan);
            }
        }
        failed = failing;
    }

    private void settle(long loan) {
        DisbursementBatch batch = disbursements.lockDue(loan);
        if (batch.waitingBorrowers().isEmpty()) {
            return;
        }
        Postings postings = accounts.lock(batch.waitingBorrowers(), batch.funders());
        List<WalletEvent> answers = batch.settleWaiting(List.of(loan), postings);
        accounts.save(postings);
        disbursements.save(batch);
        outbox.appendAll(answers);
    }
}
