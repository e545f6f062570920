package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.History;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Loan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A loan without a payment, as everybody knows it, and with it, where other payments may count as something else then: it counts as of
 * a day that has ended, or credits interest that was paid ahead.
 *
 * @param parts what it counts as
 * @param overpaid what the loan cannot take of all payments
 */
record Recount(Payment payment, Account before, Account after, Parts parts, Money overpaid) {

    static Recount of(Account before, List<Fact> facts, Payment payment) {
        List<Fact> all = new ArrayList<>(facts);
        all.add(payment);
        History history = History.of(before.agreement(), all, before.today());
        Parts parts = Objects.requireNonNull(history.partsByPayment().get(payment.id()));
        return new Recount(payment, before, history.account(), parts, history.overpaid());
    }

    static Recount of(Account before, Payment payment, Paid paid) {
        return new Recount(payment, before, paid.account(), paid.parts(), paid.overpaid());
    }

    /** Whether the loan can take all of it, and what it was meant for comes true. */
    boolean fits(Loan loan, PaymentKind kind) {
        boolean closes = after.outstanding().isZero();
        return overpaid.isZero()
                && (!kind.reschedules() || loan.reserved().isZero())
                && (kind != PaymentKind.FORECLOSURE || closes);
    }

    /** Whether the other payments together count as what they did. */
    boolean leavesOthers() {
        return after.paid().minus(parts).equals(before.paid());
    }

    /** By how much the penalties that were charged are different now. */
    Money penaltyCharged() {
        return penaltyCharged(before, after);
    }

    /** By how much they differ from what was told of them. */
    static Money penaltyCharged(Account told, Account now) {
        return penalties(now).minus(penalties(told));
    }

    private static Money penalties(Account account) {
        return account.installments().stream()
                .map(row -> row.charged().penalty())
                .reduce(Money::plus)
                .orElseThrow();
    }
}
