package io.tranche.loan.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.account.AccountArbitraries.Life;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.lifecycle.Installment;
import java.time.LocalDate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is paid ahead, prepaid by either choice or closed: the lender earns interest by the day, and keeps no other. */
class EarnedInterestPropertyTests {

    @Provide
    Arbitrary<Life> lives() {
        return AccountArbitraries.lives();
    }

    /** 500.00 in half a month: with the payoff, the borrower has paid that and the 100,000. */
    @Example
    void isAllThatIsKeptAlsoWhereMoreWasPaidAheadThanTheRestOfTheLoanBears() {
        LocalDate halfMonth = AccountFixture.day(16);
        Account ahead = Account.opened(AccountFixture.seeds())
                .pay(new Payment(1, AccountFixture.PAID_OUT, Money.inr("1000.00"), PaymentKind.INSTALLMENTS))
                .account();

        Account after = ahead.pay(new Payment(2, halfMonth, Money.inr("98999.00"), PaymentKind.REDUCE_TENOR))
                .account();

        assertThat(after.payoff().total()).isEqualTo(Money.inr("501.00"));
    }

    @Property(tries = 1000)
    void isNotMoreOrLessByAPayment(@ForAll("lives") Life life) {
        Account account = Account.opened(life.agreement());
        for (Payment payment : life.counting().sorted(Payment.ORDER).toList()) {
            Account before = account.on(payment.valueDate());
            account = before.pay(payment).account();
            if (account.outstanding().isPositive()) {
                assertThat(earned(account)).isEqualTo(earned(before));
            }
        }
    }

    /** A payment closes the loan, so what was paid ahead beyond all principal but a minor unit stays interest. */
    @Property(tries = 1000)
    void isAllThatIsKeptOfALoanThatIsClosed(@ForAll("lives") Life life) {
        Account account = life.history(life.facts()).account();
        Money payoff = account.payoff().total();
        Payment close = new Payment(99, account.today(), payoff, PaymentKind.FORECLOSURE);

        Account closed = account.pay(close).account();

        Money kept = closed.paid().interest();
        Money least = Money.ofMinor(1, payoff.currency());
        if (account.payoff().principal().minus(account.dues().principal()).compareTo(least) > 0) {
            assertThat(kept).isEqualTo(earned(account));
            assertThat(account.paid().total().plus(payoff))
                    .isEqualTo(life.agreement()
                            .terms()
                            .principal()
                            .plus(kept)
                            .plus(closed.paid().penalty()));
        } else {
            assertThat(kept).isGreaterThanOrEqualTo(earned(account));
        }
    }

    /** Of what has fallen due, and of each period up to today. */
    private static Money earned(Account account) {
        return IntStream.range(0, account.lines().size())
                .mapToObj(index -> earned(account, index))
                .reduce(Money::plus)
                .orElseThrow();
    }

    private static Money earned(Account account, int index) {
        Installment row = account.installments().get(index);
        return row.dueDate().isAfter(account.today())
                ? Accrual.of(account, index).interest()
                : row.charged().interest();
    }
}
