package io.tranche.wallet.lending;

import io.tranche.contracts.WalletEvent;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.disbursement.DisbursementBatch;
import io.tranche.wallet.disbursement.LoanDisbursements;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Pays out the loans that wait for funds, once there are any. It looks at what there is, and not at what has come: so no way that
 * money comes, and no wish that a provider changes, can be missed, and nothing is lost with a process. Any number of instances may
 * look at the same time: whoever locks a loan second finds it decided.
 */
@Component
class WaitingLoans {

    private final LoanDisbursements disbursements;
    private final Accounts accounts;
    private final Outbox outbox;
    private final TransactionOperations transactions;

    WaitingLoans(
            LoanDisbursements disbursements, Accounts accounts, Outbox outbox, TransactionOperations transactions) {
        this.disbursements = disbursements;
        this.accounts = accounts;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "${tranche.wallet.funding.queue.interval:1s}")
    void look() {
        List<Long> due = disbursements.due();
        if (!due.isEmpty()) {
            transactions.executeWithoutResult(status -> settle(due));
        }
    }

    private void settle(List<Long> due) {
        DisbursementBatch batch = disbursements.lockDue(due);
        Postings postings = accounts.lock(batch.waitingBorrowers(), batch.funders());
        List<WalletEvent> answers = batch.settleWaiting(due, postings);
        accounts.save(postings);
        disbursements.save(batch);
        outbox.appendAll(answers);
    }
}
