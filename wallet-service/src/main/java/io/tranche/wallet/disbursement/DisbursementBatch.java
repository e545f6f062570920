package io.tranche.wallet.disbursement;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import io.tranche.wallet.account.UserId;
import io.tranche.wallet.allocation.FundingPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The loans that one batch of requests is about. Decides in memory, each request on top of the ones before it. */
public final class DisbursementBatch {

    private final FundingPool pool;
    private final Map<Long, Disbursement> stored;
    private final Map<Long, Disbursement> decided = new HashMap<>();
    private final List<RefusalReason> refusals = new ArrayList<>();

    DisbursementBatch(FundingPool pool, List<Disbursement> stored) {
        this.pool = pool;
        this.stored = stored.stream().collect(Collectors.toMap(Disbursement::loanId, Function.identity()));
    }

    /** Every account that may pay or be paid back, to be locked with those of the borrowers. */
    public Set<AccountId> funders() {
        Set<AccountId> funders = new HashSet<>(pool.funders());
        for (Disbursement disbursement : stored.values()) {
            if (disbursement.payout() != null) {
                for (AccountShare allocation : disbursement.payout().allocations()) {
                    funders.add(new AccountId(allocation.accountId()));
                }
            }
        }
        return funders;
    }

    public WalletEvent disburse(DisbursementRequested request, UUID eventId, Postings postings) {
        Disbursement disbursement = find(request.loanId());
        if (disbursement == null) {
            disbursement = decide(request, eventId, postings);
            decided.put(disbursement.loanId(), disbursement);
        }
        return disbursement.answer();
    }

    public WalletEvent reverse(DisbursementReversalRequested request, UUID eventId, Postings postings) {
        Disbursement disbursement = find(request.loanId());
        if (disbursement == null) {
            disbursement = Disbursement.cancelled(request.loanId());
        } else if (disbursement.status() == DisbursementStatus.DISBURSED && disbursement.payout() != null) {
            if (!postings.post(takeBack(request.loanId(), disbursement.payout(), eventId))) {
                refusals.add(RefusalReason.INSUFFICIENT_BALANCE);
                return new DisbursementReversalFailed(request.loanId(), RefusalReason.INSUFFICIENT_BALANCE);
            }
            disbursement = disbursement.reversed();
        }
        decided.put(disbursement.loanId(), disbursement);
        return disbursement.reversalAnswer();
    }

    List<Disbursement> added() {
        return changes(disbursement -> !stored.containsKey(disbursement.loanId()));
    }

    List<Disbursement> changed() {
        return changes(disbursement -> {
            Disbursement before = stored.get(disbursement.loanId());
            return before != null && !before.equals(disbursement);
        });
    }

    FundingPool pool() {
        return pool;
    }

    List<RefusalReason> refusals() {
        return refusals;
    }

    private Disbursement decide(DisbursementRequested request, UUID eventId, Postings postings) {
        AccountId borrower = postings.ownedBy(new UserId(request.borrowerId())).id();
        Optional<List<AccountShare>> allocations = pool.allocate(request.principal(), borrower, postings);
        if (allocations.isEmpty()) {
            refusals.add(RefusalReason.INSUFFICIENT_FUNDS);
            return Disbursement.declined(request.loanId(), RefusalReason.INSUFFICIENT_FUNDS);
        }
        Payout payout = new Payout(borrower, request.principal(), allocations.get());
        Cause cause = new Cause(
                TransactionSource.LOAN_DISBURSEMENT,
                Long.toString(request.loanId()),
                "Disbursement of loan " + request.loanId(),
                eventId);
        if (!postings.post(Movement.toOne(borrower, payout.principal(), payout.allocations(), cause))) {
            throw new IllegalStateException("Loan %d was allocated and cannot be paid".formatted(request.loanId()));
        }
        return Disbursement.disbursed(request.loanId(), payout);
    }

    private @Nullable Disbursement find(long loanId) {
        Disbursement latest = decided.get(loanId);
        return latest == null ? stored.get(loanId) : latest;
    }

    private List<Disbursement> changes(Predicate<Disbursement> wanted) {
        return decided.values().stream().filter(wanted).toList();
    }

    private static Movement takeBack(long loanId, Payout payout, UUID eventId) {
        Cause cause = new Cause(
                TransactionSource.LOAN_REVERSAL, Long.toString(loanId), "Reversal of loan " + loanId, eventId);
        return Movement.fromOne(payout.borrower(), payout.principal(), payout.allocations(), cause);
    }
}
