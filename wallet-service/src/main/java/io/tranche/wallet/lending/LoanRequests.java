package io.tranche.wallet.lending;

import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.outbox.Caused;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.collection.CollectionBatch;
import io.tranche.wallet.collection.RepaymentCollections;
import io.tranche.wallet.disbursement.DisbursementBatch;
import io.tranche.wallet.disbursement.LoanDisbursements;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Wallet's side of both sagas. However many requests a batch holds, it costs the same number of statements: the rows it is about
 * are locked in one order (disbursements, collections, accounts), everything is decided in memory, and each table is written once.
 */
@Component
class LoanRequests implements EventConsumer {

    private final LoanDisbursements disbursements;
    private final RepaymentCollections collections;
    private final Accounts accounts;
    private final Outbox outbox;

    LoanRequests(LoanDisbursements disbursements, RepaymentCollections collections, Accounts accounts, Outbox outbox) {
        this.disbursements = disbursements;
        this.collections = collections;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "loan-requests";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.LOAN_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(
                DisbursementRequested.class,
                DisbursementReversalRequested.class,
                RepaymentRequested.class,
                RepaymentRefundRequested.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        RequestedRows rows = RequestedRows.of(events);
        DisbursementBatch disbursing = disbursements.lock(rows.loans(), rows.disbursements());
        CollectionBatch collecting = collections.lock(rows.repayments());
        accounts.open(rows.borrowers());
        Postings postings = accounts.lock(rows.borrowers().keySet(), rows.accounts(disbursing, collecting));

        List<Caused> answers = events.stream()
                .map(received -> new Caused(answer(received, disbursing, collecting, postings), received))
                .toList();

        accounts.save(postings);
        disbursements.save(disbursing);
        collections.save(collecting);
        outbox.appendCaused(answers);
    }

    private static WalletEvent answer(
            ReceivedEvent received, DisbursementBatch disbursing, CollectionBatch collecting, Postings postings) {
        return switch (received.event()) {
            case DisbursementRequested request -> disbursing.disburse(request, received.id(), postings);
            case DisbursementReversalRequested request -> disbursing.reverse(request, received.id(), postings);
            case RepaymentRequested request -> collecting.collect(request, received.id(), postings);
            case RepaymentRefundRequested request -> collecting.refund(request, received.id(), postings);
            default -> throw new IllegalArgumentException("Not a request to wallet-service: " + received.event());
        };
    }
}
