package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.loan.funding.Fundings;
import io.tranche.loan.funding.ShareMovements;
import io.tranche.loan.lifecycle.Installments;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.Loans;
import io.tranche.loan.outcome.Announcements;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads and writes what a batch of repayments is about; the number of statements does not depend on its size. */
@Component
final class RepaymentBooks {

    private final Loans loans;
    private final Repayments repayments;
    private final Installments installments;
    private final Fundings fundings;
    private final ShareMovements movements;
    private final RequestedShares requestedShares;
    private final Announcements announcements;
    private final RepaymentSettings settings;
    private final Accounts accounts;
    private final Facts facts;
    private final Clock clock;

    RepaymentBooks(
            Loans loans,
            Repayments repayments,
            Installments installments,
            Fundings fundings,
            ShareMovements movements,
            RequestedShares requestedShares,
            Announcements announcements,
            RepaymentSettings settings,
            Accounts accounts,
            Facts facts,
            Clock clock) {
        this.loans = loans;
        this.repayments = repayments;
        this.installments = installments;
        this.fundings = fundings;
        this.movements = movements;
        this.requestedShares = requestedShares;
        this.announcements = announcements;
        this.settings = settings;
        this.accounts = accounts;
        this.facts = facts;
        this.clock = clock;
    }

    /** Locks the loans of these repayments, in the order of their ids, before it reads anything else. */
    RepaymentBook open(Asked asked) {
        return open(asked, Map.of());
    }

    /** @param givenBack those of which the money has gone back */
    record Asked(Collection<Long> loanIds, Collection<Long> repaymentIds, Collection<Long> givenBack) {

        private boolean mayUndo(Repayment repayment) {
            return givenBack.contains((Long) repayment.id().value())
                    && repayment.status().next().contains(RepaymentStatus.REVERSED);
        }
    }

    private RepaymentBook open(Asked asked, Map<Long, List<AccountShare>> requestedShares) {
        if (!asked.givenBack.isEmpty()) {
            accounts.holdDay();
        }
        Map<Long, Loan> locked = byId(loans.lock(asked.loanIds));
        Map<Long, Repayment> found = repayments.find(asked.repaymentIds).stream()
                .collect(Collectors.toMap(repayment -> repayment.id().value(), Function.identity()));
        Dues dues = accounts.dues(
                locked.values(),
                open -> whole(
                        locked,
                        found.values(),
                        repayment -> asked.mayUndo(repayment) || maySchedule(repayment) || open.isOver(repayment)));
        BookRows rows = new BookRows(locked, found, dues, fundings.ofLoans(locked.keySet()), requestedShares);
        return new RepaymentBook(rows, settings, clock.instant());
    }

    private static boolean maySchedule(Repayment repayment) {
        return repayment.order().kind().reschedules() && repayment.status() == RepaymentStatus.PENDING;
    }

    /** The loans of which all has to be known because of such a repayment. */
    private static List<Loan> whole(
            Map<Long, Loan> locked, Collection<Repayment> repayments, Predicate<Repayment> because) {
        return repayments.stream()
                .filter(because)
                .map(repayment -> locked.get(repayment.order().loanId().value()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The book of one that is to be taken back. */
    RepaymentBook reopenToUndo(RepaymentId repayment) {
        List<Long> ids = List.of(repayment.value());
        return open(new Asked(loanIds(repayments.find(ids)), ids, ids), Map.of());
    }

    /** The book of these repayments; their loans are locked already. */
    RepaymentBook reopen(Collection<Long> repaymentIds) {
        return open(
                new Asked(loanIds(repayments.find(repaymentIds)), repaymentIds, List.of()),
                requestedShares.of(repaymentIds));
    }

    /** Locks the loans of these repayments that nobody else has locked. */
    Set<Long> lockIfFree(Collection<Long> repaymentIds) {
        List<Repayment> found = repayments.find(repaymentIds);
        Set<Long> locked = byId(loans.lockIfFree(loanIds(found))).keySet();
        return found.stream()
                .filter(repayment -> locked.contains(repayment.order().loanId().value()))
                .map(repayment -> repayment.id().value())
                .collect(Collectors.toSet());
    }

    void write(RepaymentBook book) {
        ChangedRows changed = book.changed();
        loans.update(changed.loans());
        repayments.update(changed.repayments());
        installments.updatePaid(changed.installments());
        accounts.write(book.rows().dues(), changed.facts());
        facts.add(changed.facts());
        fundings.update(changed.fundings());
        movements.add(book.announcement().events());
        announcements.make(book.announcement());
    }

    private static List<Long> loanIds(List<Repayment> repayments) {
        return repayments.stream()
                .map(repayment -> repayment.order().loanId().value())
                .distinct()
                .toList();
    }

    private static Map<Long, Loan> byId(List<Loan> loans) {
        return loans.stream().collect(Collectors.toMap(loan -> loan.id().value(), Function.identity()));
    }
}
