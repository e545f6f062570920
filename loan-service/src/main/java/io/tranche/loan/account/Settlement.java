package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.FlatRemainder;
import io.tranche.loan.schedule.Remainder;
import io.tranche.loan.schedule.ScheduledInstallment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What can be repaid of a loan before it is due, on one day. Installments that were paid in advance stay paid; of the one after
 * them, interest has accrued to the day. It becomes an installment of that day, with the principal that is repaid; the rest of
 * the schedule is made anew. Interest of it that was paid for days to come counts as principal; if there is no rest, so does what was
 * paid for them in advance.
 *
 * @param index of the first installment that is neither due nor paid
 */
record Settlement(Account account, int index, Accrual accrual, Unearned unearned) {

    /** Empty if all installments are due or paid. */
    static Optional<Settlement> of(Account account) {
        List<Installment> rows = account.installments();
        return IntStream.range(0, rows.size())
                .filter(index -> open(rows.get(index), account))
                .mapToObj(index -> new Settlement(account, index, Accrual.of(account, index), Unearned.of(account)))
                .findFirst();
    }

    private static boolean open(Installment row, Account account) {
        return row.dueDate().isAfter(account.today()) && !row.due().total().isZero();
    }

    /** Accrued and not paid. */
    Money interest() {
        return positive(accrual.interest().minus(row().paid().interest()));
    }

    /** Interest that does not have to be paid as principal again to close the loan. It is a payment that does, so something is left. */
    Money credit() {
        Money most = principal().minus(Money.ofMinor(1, zero().currency()));
        return positive(most.min(unearned.total()));
    }

    /** Whether an amount repays anything beyond the interest, or all there is. */
    boolean begunBy(Money amount) {
        return amount.compareTo(interest()) > 0 || closedBy(amount);
    }

    private boolean closedBy(Money amount) {
        return amount.compareTo(payoff().total()) >= 0;
    }

    Parts payoff() {
        return new Parts(principal().minus(credit()), interest(), zero());
    }

    /**
     * @param current the account, with the dues paid
     * @param amount by which it is {@link #begunBy}
     */
    Paid pay(Account current, Money amount, PaymentKind kind) {
        return closedBy(amount) ? close(current, amount) : repay(current, amount, kind);
    }

    private Paid close(Account current, Money amount) {
        return new Paid(
                new Account(account.agreement(), settled(current, principal(), credit()), account.today()),
                payoff(),
                amount.minus(payoff().total()),
                credit());
    }

    private Paid repay(Account current, Money amount, PaymentKind kind) {
        Money credited = unearned.byInstallment().get(index);
        Parts parts = new Parts(amount.minus(interest()), interest(), zero());
        Money repaid = parts.principal().plus(credited);
        List<Line> lines = settled(current, repaid, credited);
        for (ScheduledInstallment next : rest(principal().minus(repaid), kind)) {
            lines.add(new Line(installment(lines.size() + 1, next), 0));
        }
        return new Paid(new Account(account.agreement(), lines, account.today()), parts, zero(), credited);
    }

    /** Up to the installment of today. */
    private List<Line> settled(Account current, Money repaid, Money credited) {
        Parts all = row().paid().plus(new Parts(repaid, interest(), zero()));
        Money left = principal().minus(repaid);
        List<Line> lines = new ArrayList<>(current.lines().subList(0, index));
        lines.add(new Line(new Installment(row().loanId(), row().number(), account.today(), all, all, left), 0));
        return unearned.takenFrom(lines, credited);
    }

    private List<ScheduledInstallment> rest(Money left, PaymentKind kind) {
        Conventions conventions = account.agreement().terms().conventions();
        boolean lower = kind == PaymentKind.REDUCE_EMI;
        return switch (conventions.method()) {
            case FLAT -> {
                FlatRemainder remainder = new FlatRemainder(left, agreed(), conventions.rounding());
                yield lower ? remainder.lowered() : remainder.shortened();
            }
            case REDUCING_BALANCE -> {
                Remainder remainder = remainder(left);
                yield lower ? remainder.lowered() : remainder.shortened(account.emi());
            }
        };
    }

    private Remainder remainder(Money left) {
        return new Remainder(
                left,
                accrual.period(),
                accrual.from().isAfter(account.today()) ? accrual.from() : account.today(),
                open().stream().skip(1).map(Installment::dueDate).toList());
    }

    /** What would still come without this payment. */
    private List<ScheduledInstallment> agreed() {
        return open().stream()
                .map(row -> new ScheduledInstallment(
                        row.number(),
                        row.dueDate(),
                        row.due().principal(),
                        row.equals(row())
                                ? row.charged().interest().minus(accrual.interest())
                                : row.charged().interest(),
                        row.balance()))
                .toList();
    }

    private Installment installment(int number, ScheduledInstallment next) {
        return new Installment(
                row().loanId(),
                number,
                next.dueDate(),
                new Parts(next.principal(), next.interest(), zero()),
                Parts.none(zero().currency()),
                next.balance());
    }

    private Money principal() {
        return open().stream().map(row -> row.due().principal()).reduce(zero(), Money::plus);
    }

    private Installment row() {
        return account.installments().get(index);
    }

    private List<Installment> open() {
        return account.installments().subList(index, account.lines().size());
    }

    private static Money positive(Money amount) {
        return amount.isNegative() ? Money.zero(amount.currency()) : amount;
    }

    private Money zero() {
        return Money.zero(row().balance().currency());
    }
}
