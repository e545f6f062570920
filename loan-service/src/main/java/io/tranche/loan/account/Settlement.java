package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.FlatRemainder;
import io.tranche.loan.schedule.Remainder;
import io.tranche.loan.schedule.RunningPeriod;
import io.tranche.loan.schedule.ScheduledInstallment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What can be repaid of a loan before it is due, on one day. Installments that were paid in advance stay paid; of the one after
 * them, interest has accrued to the day. It becomes an installment of that day, with the principal that is repaid; the rest of
 * the schedule is made anew.
 *
 * @param index of the first installment that is neither due nor paid
 * @param accrued interest of its period to the day, paid or not
 */
record Settlement(Account account, int index, RunningPeriod period, Money accrued) {

    /** Empty if all installments are due or paid. */
    static Optional<Settlement> of(Account account) {
        List<Installment> rows = account.installments();
        return IntStream.range(0, rows.size())
                .filter(index -> open(rows.get(index), account))
                .mapToObj(index -> of(account, index))
                .findFirst();
    }

    private static boolean open(Installment row, Account account) {
        return row.dueDate().isAfter(account.today()) && !row.due().total().isZero();
    }

    private static Settlement of(Account account, int index) {
        Installment row = account.installments().get(index);
        RunningPeriod period = new RunningPeriod(
                account.agreement().terms(), account.agreement().periodBegin(row.dueDate()), row.dueDate());
        Money balance = row.balance().plus(row.charged().principal());
        Money accrued =
                period.accrued(balance, row.charged().interest(), settledUntil(account, index), account.today());
        return new Settlement(account, index, period, accrued);
    }

    /** Until when interest has been charged by the installments before. */
    private static LocalDate settledUntil(Account account, int index) {
        return account.installments().subList(0, index).stream()
                .map(Installment::dueDate)
                .max(LocalDate::compareTo)
                .orElse(account.agreement().paidOut());
    }

    /** Accrued and not paid. */
    Money interest() {
        return positive(accrued.minus(row().paid().interest()));
    }

    /** Whether an amount repays anything beyond the interest, or all there is. */
    boolean begunBy(Money amount) {
        return amount.compareTo(interest()) > 0 || amount.compareTo(payoff().total()) >= 0;
    }

    Parts payoff() {
        return new Parts(principal(), interest(), zero());
    }

    /**
     * @param current the account, with the dues paid
     * @param amount by which it is {@link #begunBy}
     */
    Paid pay(Account current, Money amount, PaymentKind kind) {
        Money repaid = amount.minus(interest()).min(principal());
        Money left = principal().minus(repaid);
        List<Line> lines = new ArrayList<>(current.lines().subList(0, index));
        lines.add(new Line(settled(repaid, left), 0));
        if (left.isPositive()) {
            rest(left, kind).forEach(next -> lines.add(new Line(installment(lines.size() + 1, next), 0)));
            lines.set(index + 1, credited(lines.get(index + 1)));
        }
        return new Paid(
                new Account(account.agreement(), lines, account.today()),
                new Parts(repaid, interest(), zero()),
                amount.minus(interest()).minus(repaid));
    }

    private Installment settled(Money repaid, Money left) {
        Parts all = row().paid().plus(new Parts(repaid, interest(), zero()));
        return new Installment(row().loanId(), row().number(), account.today(), all, all, left);
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
        LocalDate from = settledUntil(account, index);
        return new Remainder(
                left,
                period,
                from.isAfter(account.today()) ? from : account.today(),
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
                                ? row.charged().interest().minus(accrued)
                                : row.charged().interest(),
                        row.balance()))
                .toList();
    }

    /** Interest that was paid before it accrued is not asked for again. */
    private Line credited(Line first) {
        Installment row = first.installment();
        Money paidAhead = positive(row().paid().interest().minus(accrued));
        Money credit = paidAhead.min(row.charged().interest());
        return first.with(row.charging(row.charged().minus(new Parts(zero(), credit, zero()))));
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
        return Money.zero(accrued.currency());
    }
}
