package io.tranche.loan.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.product.AllocationOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AllocationPropertyTests {

    private static final LocalDate DUE = LocalDate.of(2026, 1, 31);
    private static final Waterfall DEFAULT = new Waterfall(AllocationOrder.INSTALLMENT_BY_INSTALLMENT, DUE);
    private static final Waterfall INTEREST_FIRST = new Waterfall(AllocationOrder.DUE_INTEREST_FIRST, DUE);

    @Example
    void paysPenaltyThenInterestThenPrincipalOfTheOldestFirst() {
        List<Installment> unpaid = List.of(installment(1, 100, 20, 5), installment(2, 100, 20, 0));

        Allocation allocation = Allocation.of(inr(140), unpaid, DEFAULT);

        assertThat(allocation.parts()).isEqualTo(new Parts(inr(100), inr(35), inr(5)));
        assertThat(allocation.paid().getFirst().due().total().isZero()).isTrue();
        assertThat(allocation.paid().getLast().due()).isEqualTo(new Parts(inr(100), inr(5), inr(0)));
        assertThat(allocation.left()).hasSize(1);
    }

    @Example
    void paysEveryInterestThatIsDueBeforeAnyPrincipalIfAgreed() {
        List<Installment> unpaid = List.of(installment(1, 100, 20, 5), installment(2, 100, 20, 3), later(3, 100, 20));

        Allocation allocation = Allocation.of(inr(158), unpaid, INTEREST_FIRST);

        assertThat(allocation.parts()).isEqualTo(new Parts(inr(110), inr(40), inr(8)));
        assertThat(allocation.left().getFirst().due()).isEqualTo(new Parts(inr(90), inr(0), inr(0)));
        assertThat(allocation.left()).hasSize(2);
        assertThat(Allocation.of(inr(260), unpaid, INTEREST_FIRST).parts())
                .isEqualTo(new Parts(inr(200), inr(52), inr(8)));
    }

    @Property(tries = 1000)
    void countsEveryPaisaOnceAndNeverPaysMoreThanIsDue(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 10_000) Long> dues,
            @ForAll @LongRange(min = 0, max = 100) long sharePercent,
            @ForAll AllocationOrder order) {
        Waterfall waterfall = new Waterfall(order, DUE);
        List<Installment> unpaid = new ArrayList<>();
        for (Long due : dues) {
            unpaid.add(installment(unpaid.size() + 1, due, due / 7, due / 31));
        }
        Money all = total(unpaid);
        Money amount = inr(all.minorUnits() * sharePercent / 100);

        Allocation allocation = Allocation.of(amount, unpaid, waterfall);

        assertThat(allocation.parts().total()).isEqualTo(amount);
        assertThat(total(allocation.left())).isEqualTo(all.minus(amount));
        assertThat(allocation.paid()).allSatisfy(row -> {
            assertThat(row.due().principal().isNegative()).isFalse();
            assertThat(row.due().interest().isNegative()).isFalse();
            assertThat(row.due().penalty().isNegative()).isFalse();
        });
        assertThatThrownBy(() -> Allocation.of(all.plus(inr(1)), unpaid, waterfall))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Money total(List<Installment> rows) {
        return rows.stream().map(row -> row.due().total()).reduce(inr(0), Money::plus);
    }

    private static Installment installment(int number, long principal, long interest, long penalty) {
        return installment(number, DUE, new Parts(inr(principal), inr(interest), inr(penalty)));
    }

    private static Installment later(int number, long principal, long interest) {
        return installment(number, DUE.plusDays(1), new Parts(inr(principal), inr(interest), inr(0)));
    }

    private static Installment installment(int number, LocalDate due, Parts charged) {
        return new Installment(new LoanId(1), number, due, charged, Parts.none(Money.INR), inr(0));
    }

    private static Money inr(long minorUnits) {
        return Money.ofMinor(minorUnits, Money.INR);
    }
}
