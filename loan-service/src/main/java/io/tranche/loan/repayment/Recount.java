package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.History;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Loan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A loan reckoned anew because a payment counts as of a day that has ended: without it, as everybody knows it, and with it. */
record Recount(Payment payment, History before, History after) {

    static Recount of(Account account, List<Fact> facts, Payment payment) {
        List<Fact> all = new ArrayList<>(facts);
        all.add(payment);
        return new Recount(
                payment,
                History.of(account.agreement(), facts, account.today()),
                History.of(account.agreement(), all, account.today()));
    }

    /** Whether the loan can take all of it, and what it was meant for comes true. */
    boolean fits(Loan loan, PaymentKind kind) {
        boolean closes = after.account().outstanding().isZero();
        return after.overpaid().isZero()
                && (!kind.reschedules() || loan.reserved().isZero())
                && (kind != PaymentKind.FORECLOSURE || closes);
    }

    /** What it counts as. */
    Parts parts() {
        return Objects.requireNonNull(after.partsByPayment().get(payment.id()));
    }

    /** Whether the other payments together count as what they did. */
    boolean leavesOthers() {
        return after.paid().minus(parts()).equals(before.paid());
    }

    /** By how much the penalties that were charged are different now. */
    Money penaltyCharged() {
        return penalties(after.account()).minus(penalties(before.account()));
    }

    private static Money penalties(Account account) {
        return account.installments().stream()
                .map(row -> row.charged().penalty())
                .reduce(Money::plus)
                .orElseThrow();
    }
}
