package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Interest that was paid for days that have not come. If they do not come as agreed, because the loan is closed or its schedule made
 * anew, it was principal.
 *
 * @param byInstallment of each, zero for those that are due
 */
record Unearned(List<Money> byInstallment) {

    Unearned {
        byInstallment = List.copyOf(byInstallment);
    }

    static Unearned of(Account account) {
        return new Unearned(IntStream.range(0, account.lines().size())
                .mapToObj(index -> of(account, index))
                .toList());
    }

    private static Money of(Account account, int index) {
        Installment row = account.installments().get(index);
        Money paid = row.paid().interest();
        Money zero = Money.zero(paid.currency());
        if (paid.isZero() || !row.dueDate().isAfter(account.today())) {
            return zero;
        }
        Money ahead = paid.minus(Accrual.of(account, index).interest());
        return ahead.isNegative() ? zero : ahead;
    }

    Money total() {
        return byInstallment.stream().reduce(Money::plus).orElseThrow();
    }

    /** @param lines the first of those that there were */
    List<Line> takenFrom(List<Line> lines, Money amount) {
        List<Line> without = new ArrayList<>(lines);
        Money left = amount;
        for (int i = lines.size() - 1; i >= 0; i--) {
            Money taken = byInstallment.get(i).min(left);
            left = left.minus(taken);
            Installment row = lines.get(i).installment();
            Parts interest = new Parts(Money.zero(taken.currency()), taken, Money.zero(taken.currency()));
            without.set(
                    i,
                    lines.get(i)
                            .with(row.charging(row.charged().minus(interest))
                                    .paying(Parts.none(taken.currency()).minus(interest))));
        }
        return without;
    }
}
