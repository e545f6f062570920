package io.tranche.wallet.collection;

import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import io.tranche.wallet.account.Account;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import io.tranche.wallet.account.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The repayments that one batch of requests is about. Decides in memory, each request on top of the ones before it. */
public final class CollectionBatch {

    private final Map<Long, CollectedRepayment> stored;
    private final Map<Long, CollectedRepayment> decided = new HashMap<>();
    private final List<RefusalReason> refusals = new ArrayList<>();

    CollectionBatch(List<CollectedRepayment> stored) {
        this.stored = stored.stream().collect(Collectors.toMap(CollectedRepayment::repaymentId, Function.identity()));
    }

    /** The accounts that a refund may have to debit, to be locked with those of the requests. */
    public Set<AccountId> funders() {
        return stored.values().stream()
                .flatMap(collected -> collected.shares().stream())
                .map(share -> new AccountId(share.accountId()))
                .collect(Collectors.toSet());
    }

    /** Who cannot pay hears so first, also when the amount is more than the loan can take. */
    public WalletEvent collect(RepaymentRequested request, UUID eventId, Postings postings) {
        CollectedRepayment collected = find(request.repaymentId());
        if (collected == null) {
            collected = decide(request, eventId, postings);
            decided.put(collected.repaymentId(), collected);
        }
        return collected.answer();
    }

    public WalletEvent refund(RepaymentRefundRequested request, UUID eventId, Postings postings) {
        CollectedRepayment collected = find(request.repaymentId());
        if (collected == null) {
            Account borrower = postings.ownedBy(new UserId(request.borrowerId()));
            Money nothing = Money.zero(borrower.balance().currency());
            collected = CollectedRepayment.cancelled(request, borrower.id(), nothing);
        } else if (collected.status() == CollectionStatus.COLLECTED) {
            if (!postings.post(putBack(collected, eventId))) {
                refusals.add(RefusalReason.INSUFFICIENT_BALANCE);
                return new RepaymentRefundFailed(
                        request.repaymentId(), request.loanId(), RefusalReason.INSUFFICIENT_BALANCE);
            }
            collected = collected.refunded();
        }
        decided.put(collected.repaymentId(), collected);
        return collected.refundAnswer();
    }

    List<CollectedRepayment> added() {
        return changes(collected -> !stored.containsKey(collected.repaymentId()));
    }

    List<CollectedRepayment> changed() {
        return changes(collected -> {
            CollectedRepayment before = stored.get(collected.repaymentId());
            return before != null && !before.equals(collected);
        });
    }

    List<RefusalReason> refusals() {
        return refusals;
    }

    private CollectedRepayment decide(RepaymentRequested request, UUID eventId, Postings postings) {
        AccountId borrower = postings.ownedBy(new UserId(request.borrowerId())).id();
        if (!postings.covers(borrower, request.amount())) {
            return refuse(request, borrower, RefusalReason.INSUFFICIENT_BALANCE);
        }
        if (request.amount().compareTo(request.payable()) > 0) {
            return refuse(request, borrower, RefusalReason.EXCEEDS_OUTSTANDING);
        }
        Cause cause = new Cause(
                TransactionSource.EMI_PAYMENT,
                Long.toString(request.repaymentId()),
                "Repayment of loan " + request.loanId(),
                eventId);
        if (!postings.post(Movement.fromOne(borrower, request.amount(), request.shares(), cause))) {
            throw new IllegalStateException("Repayment %d was covered and is not".formatted(request.repaymentId()));
        }
        return CollectedRepayment.collected(request, borrower);
    }

    private CollectedRepayment refuse(RepaymentRequested request, AccountId borrower, RefusalReason reason) {
        refusals.add(reason);
        return CollectedRepayment.refused(request, borrower, reason);
    }

    private @Nullable CollectedRepayment find(long repaymentId) {
        CollectedRepayment latest = decided.get(repaymentId);
        return latest == null ? stored.get(repaymentId) : latest;
    }

    private List<CollectedRepayment> changes(Predicate<CollectedRepayment> wanted) {
        return decided.values().stream().filter(wanted).toList();
    }

    private static Movement putBack(CollectedRepayment collected, UUID eventId) {
        Cause cause = new Cause(
                TransactionSource.REFUND,
                Long.toString(collected.repaymentId()),
                "Refund of a repayment of loan " + collected.loanId(),
                eventId);
        return Movement.toOne(collected.borrower(), collected.amount(), collected.shares(), cause);
    }
}
