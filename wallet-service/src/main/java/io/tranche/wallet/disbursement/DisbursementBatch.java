package io.tranche.wallet.disbursement;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import io.tranche.wallet.account.UserId;
import io.tranche.wallet.allocation.FundedLoan;
import io.tranche.wallet.allocation.FundingPool;
import io.tranche.wallet.disbursement.Waiting.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The loans that one batch of requests is about. Decides in memory, each request on top of the ones before it. */
public final class DisbursementBatch {

    private final FundingPool pool;
    private final @Nullable Room room;
    private final Map<Long, Disbursement> stored;
    private final Map<Long, Disbursement> decided = new HashMap<>();
    private final List<RefusalReason> refusals = new ArrayList<>();

    /** @param room for new loans to wait in; null if there are none in this batch */
    DisbursementBatch(FundingPool pool, List<Disbursement> stored, @Nullable Room room) {
        this.pool = pool;
        this.room = room;
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

    /** Who are to be paid when loans that wait are funded. */
    public Set<UserId> waitingBorrowers() {
        return stored.values().stream()
                .flatMap(disbursement -> Stream.ofNullable(disbursement.waiting()))
                .map(Waiting::borrower)
                .collect(Collectors.toSet());
    }

    /**
     * Funds of the loans that wait those for which there is enough, one after the other, and declines those whose time is up. A
     * loan for which there is not enough lets smaller ones pass.
     */
    public List<WalletEvent> settleWaiting(List<Long> inOrder, Postings postings) {
        List<WalletEvent> answers = new ArrayList<>();
        for (long loanId : inOrder) {
            Disbursement queued = stored.get(loanId);
            if (queued != null && queued.waiting() != null && queued.status() == DisbursementStatus.QUEUED) {
                settle(queued, queued.waiting(), postings).ifPresent(settled -> {
                    decided.put(loanId, settled);
                    answers.add(settled.answer());
                });
            }
        }
        return answers;
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
        } else if (disbursement.status() == DisbursementStatus.QUEUED) {
            disbursement = disbursement.withdrawn();
        } else if (disbursement.status() == DisbursementStatus.DISBURSED && disbursement.payout() != null) {
            if (postings.post(takeBack(request.loanId(), disbursement.payout(), eventId))) {
                disbursement = disbursement.reversed();
            } else {
                refusals.add(RefusalReason.INSUFFICIENT_BALANCE);
                disbursement = disbursement.kept();
            }
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

    List<RefusalReason> refusals() {
        return refusals;
    }

    /** A new loan that may wait does not overtake those that do. */
    private Disbursement decide(DisbursementRequested request, UUID eventId, Postings postings) {
        AccountId borrower = postings.ownedBy(new UserId(request.borrowerId())).id();
        boolean mayWait = request.funding() != null && request.funding().shortfall() == FundingShortfall.QUEUE;
        Room found = Objects.requireNonNull(room);
        if (mayWait && (found.occupied() || decided.values().stream().anyMatch(other -> other.waiting() != null))) {
            return Disbursement.queued(Waiting.on(request, eventId, found));
        }
        FundedLoan loan = new FundedLoan(request.principal(), request.fee(), borrower, request.funding());
        return pay(request.loanId(), loan, eventId, postings)
                .map(payout -> Disbursement.disbursed(request.loanId(), payout))
                .orElseGet(() -> mayWait
                        ? Disbursement.queued(Waiting.on(request, eventId, found))
                        : Disbursement.declined(request.loanId(), refused()));
    }

    private Optional<Disbursement> settle(Disbursement queued, Waiting waiting, Postings postings) {
        if (waiting.isOver(Objects.requireNonNull(room).now())) {
            refused();
            return Optional.of(queued.expired());
        }
        AccountId borrower = postings.ownedBy(waiting.borrower()).id();
        FundedLoan loan = new FundedLoan(waiting.principal(), waiting.fee(), borrower, waiting.terms());
        return pay(waiting.loanId(), loan, waiting.eventId(), postings).map(queued::paid);
    }

    private Optional<Payout> pay(long loanId, FundedLoan loan, UUID eventId, Postings postings) {
        Optional<Payout> payout = pool.allocate(loan, postings)
                .map(allocations -> new Payout(loan.borrower(), loan.principal(), allocations, loan.fee()));
        Cause cause = new Cause(
                TransactionSource.LOAN_DISBURSEMENT, Long.toString(loanId), "Disbursement of loan " + loanId, eventId);
        payout.ifPresent(paid -> {
            if (!postings.post(Movement.toOne(paid.borrower(), paid.principal(), paid.allocations(), cause)
                    .lessFee(paid.borrower(), paid.fee()))) {
                throw new IllegalStateException("Loan %d was allocated and cannot be paid".formatted(loanId));
            }
        });
        return payout;
    }

    private RefusalReason refused() {
        refusals.add(RefusalReason.INSUFFICIENT_FUNDS);
        return RefusalReason.INSUFFICIENT_FUNDS;
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
        return Movement.fromOne(payout.borrower(), payout.principal(), payout.allocations(), cause)
                .lessFee(payout.borrower(), payout.fee());
    }
}
