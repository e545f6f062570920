package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.account.Agreement.Handling;
import io.tranche.loan.account.Allocation;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
     * @param accounts of those loans of which the schedule may be made anew
     */
    record Owed(
            Map<LoanId, List<Installment>> unpaid,
            Map<LoanId, Handling> handlings,
            Map<LoanId, Account> accounts,
            OpenDays.Open open) {}

    /** A loan after a payment, and what the payment was. */
    record Counted(Loan loan, Parts parts) {}

    /** Whether a collected payment can be counted; what was reserved for it has been released. */
    boolean canTake(Loan loan, PaymentOrder order) {
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

    Counted pay(Loan loan, PaymentOrder order, Instant now) {
        return owed.accounts.containsKey(loan.id())
                ? payWhole(loan, order, now)
                : new Counted(loan.repaid(order.amount(), now), pay(loan.id(), order.amount()));
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

    private Counted payWhole(Loan loan, PaymentOrder order, Instant now) {
        Account account = account(loan.id());
        Paid counted = account.pay(new Payment(0, account.today(), order.amount(), order.kind()));
        accounts.put(loan.id(), counted.account());
        Money left = counted.account().outstanding();
        return new Counted(
                order.kind().reschedules() ? loan.owing(left, now) : loan.repaid(order.amount(), now), counted.parts());
    }

    private Account account(LoanId loan) {
        return Objects.requireNonNull(accounts.getOrDefault(loan, owed.accounts.get(loan)));
    }
}
