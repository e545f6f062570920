package io.tranche.wallet.lending;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.WalletEvent;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.disbursement.DisbursementBatch;
import io.tranche.wallet.disbursement.LoanDisbursements;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Pays out the loans that wait for funds, once there are any. It looks at what there is, and not at what has come: so no way that
 * money comes, and no wish that a provider changes, can be missed, and nothing is lost with a process. Looking locks nothing; loans
 * that can be funded are, some in one transaction, or each alone if that fails. Any number of instances may look at the same time:
 * whoever locks a loan second finds it decided.
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
        List<List<Long>> due = Objects.requireNonNull(transactions.execute(status -> disbursements.due(failed)));
        failed = due.stream().flatMap(this::failingAmong).collect(Collectors.toSet());
    }

    /** Deals with all others. */
    private Stream<Long> failingAmong(List<Long> loans) {
        try {
            transactions.executeWithoutResult(status -> settle(loans));
            return Stream.empty();
        } catch (RuntimeException failure) {
            if (loans.size() > 1) {
                return loans.stream().map(List::of).flatMap(this::failingAmong);
            }
            LOG.warn("Loan {}, which waits for funds, could not be dealt with", loans.getFirst(), failure);
            failures.increment();
            return loans.stream();
        }
    }

    private void settle(List<Long> loans) {
        DisbursementBatch batch = disbursements.lockDue(loans);
        if (batch.waitingBorrowers().isEmpty()) {
            return;
        }
        Postings postings = accounts.lock(batch.waitingBorrowers(), batch.funders());
        List<WalletEvent> answers = batch.settleWaiting(loans, postings);
        accounts.save(postings);
        disbursements.save(batch);
        outbox.appendAll(answers);
    }
}
