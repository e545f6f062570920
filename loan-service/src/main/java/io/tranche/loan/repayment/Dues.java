package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.account.Agreement.Handling;
import io.tranche.loan.account.Allocation;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.Fact.Reversal;
import io.tranche.loan.account.History;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the loans of a batch owe, as it gets less. Of most of them only the unpaid installments are known, and all they need. */
final class Dues {

    private final Owed owed;
    private final Map<LoanId, List<Installment>> unpaid;
    private final Map<LoanId, Account> accounts = new HashMap<>();
    private final List<Installment> paid = new ArrayList<>();

    Dues(Owed owed) {
        this.owed = owed;
        this.unpaid = new HashMap<>(owed.unpaid);
    }

    /**
     * What was read.
     *
     * @param unpaid of each loan, oldest first
     * @param accounts of those loans of which all has to be known
     * @param facts of the same; mutable
     */
    record Owed(
            Map<LoanId, List<Installment>> unpaid,
            Map<LoanId, Handling> handlings,
            Map<LoanId, Account> accounts,
            Map<LoanId, List<Fact>> facts,
            OpenDays.Open open) {}

    /** Counts a collected payment, for which nothing is reserved any more; empty if the loan cannot take it. */
    Optional<Counted> take(Loan loan, Repayment repayment, Instant now) {
        if (!loan.status().payable()) {
            return Optional.empty();
        }
        if (owed.open.isOver(repayment)) {
            return Optional.of(recount(loan, repayment))
                    .filter(recount -> recount.fits(loan, repayment.order().kind()))
                    .map(recount -> insert(loan, recount, now));
        }
        return canTake(loan, repayment.order()) ? Optional.of(pay(loan, repayment, now)) : Optional.empty();
    }

    private boolean canTake(Loan loan, PaymentOrder order) {
        if (!loan.canTake(order.amount())) {
            return false;
        }
        if (!order.kind().reschedules()) {
            return true;
        }
        Money payoff = payoff(loan.id());
        return loan.reserved().isZero()
                && (order.kind() == PaymentKind.FORECLOSURE
                        ? payoff.equals(order.amount())
                        : order.amount().compareTo(payoff) <= 0);
    }

    /** The most the loan can take by this one. */
    Money payable(Repayment repayment, Loan loan) {
        return repayment.order().kind().reschedules() ? payoff(loan.id()) : repayment.payable(loan);
    }

    private Money payoff(LoanId loan) {
        return account(loan).payoff().total();
    }

    private Counted pay(Loan loan, Repayment repayment, Instant now) {
        Money amount = repayment.amount();
        return owed.accounts.containsKey(loan.id())
                ? payWhole(loan, repayment, now)
                : new Counted(loan.repaid(amount, now), pay(loan.id(), amount), Optional.empty());
    }

    /** As of when a payment counts that is counted now. */
    LocalDate valueDate(Repayment repayment) {
        return repayment.countsAsOf(owed.open.dayOf(repayment.order().loanId()));
    }

    /** Whether the loan could take all others without this payment: a schedule made anew may have asked for more because of it. */
    boolean canDoWithout(Loan loan, Repayment repayment) {
        List<Fact> facts = new ArrayList<>(Objects.requireNonNull(owed.facts.get(loan.id())));
        facts.add(new Reversal(repayment.id().value()));
        Account account = account(loan.id());
        return History.of(account.agreement(), facts, account.today())
                .overpaid()
                .isZero();
    }

    /**
     * Reckons the loan as if this payment, which has counted, had never been made. The money is back already, so it has to be, also
     * if others were made since that are too much then.
     */
    Uncounted unpay(Loan loan, Repayment repayment, Instant now) {
        Account account = account(loan.id());
        List<Fact> facts = Objects.requireNonNull(owed.facts.get(loan.id()));
        Parts parts = History.of(account.agreement(), facts, account.today())
                .partsByPayment()
                .get(repayment.id().value());
        facts.add(new Reversal(repayment.id().value()));
        History without = History.of(account.agreement(), facts, account.today());
        if (parts == null) {
            throw new IllegalStateException("Loan %s has not counted %s".formatted(loan.id(), repayment.id()));
        }
        accounts.put(loan.id(), without.account());
        return new Uncounted(
                loan.owing(without.account().outstanding(), now),
                parts,
                without.paid(),
                without.overpaid(),
                Recount.penaltyCharged(account, without.account()));
    }

    /** Installments that changed, each as often as it did; the last is how it is. */
    List<Installment> paid() {
        return paid;
    }

    /** Accounts that changed, as they were. */
    Map<LoanId, Account> before() {
        return owed.accounts;
    }

    /** Accounts that changed, as they are. */
    Map<LoanId, Account> after() {
        return accounts;
    }

    OpenDays.Open open() {
        return owed.open;
    }

    private Parts pay(LoanId loan, Money amount) {
        Handling handling = Objects.requireNonNull(owed.handlings.get(loan));
        Allocation allocation = Allocation.of(
                amount, unpaid.getOrDefault(loan, List.of()), new Waterfall(handling.order(), owed.open.dayOf(loan)));
        unpaid.put(loan, allocation.left());
        paid.addAll(allocation.paid());
        return allocation.parts();
    }

    private Counted payWhole(Loan loan, Repayment repayment, Instant now) {
        PaymentOrder order = repayment.order();
        Account account = account(loan.id());
        Payment payment = new Payment(repayment.id().value(), account.today(), order.amount(), order.kind());
        Paid counted = account.pay(payment);
        owed.facts.getOrDefault(loan.id(), new ArrayList<>()).add(payment);
        accounts.put(loan.id(), counted.account());
        Money left = counted.account().outstanding();
        return new Counted(
                order.kind().reschedules() ? loan.owing(left, now) : loan.repaid(order.amount(), now),
                counted.parts(),
                counted.credited().isZero() ? Optional.empty() : Optional.of(Recount.of(account, payment, counted)));
    }

    private Counted insert(Loan loan, Recount recount, Instant now) {
        Objects.requireNonNull(owed.facts.get(loan.id())).add(recount.payment());
        accounts.put(loan.id(), recount.after());
        return new Counted(loan.owing(recount.after().outstanding(), now), recount.parts(), Optional.of(recount));
    }

    private Recount recount(Loan loan, Repayment repayment) {
        PaymentOrder order = repayment.order();
        return Recount.of(
                account(loan.id()),
                Objects.requireNonNull(owed.facts.get(loan.id())),
                new Payment(repayment.id().value(), valueDate(repayment), order.amount(), order.kind()));
    }

    private Account account(LoanId loan) {
        return Objects.requireNonNull(accounts.getOrDefault(loan, owed.accounts.get(loan)));
    }
}
