package io.tranche.loan.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.account.AccountArbitraries.Life;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.Fact.Reversal;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lives of loans of any terms: paid early and late, in any amounts, with the schedule made anew and payments taken back. */
class HistoryPropertyTests {

    @Provide
    Arbitrary<Life> lives() {
        return AccountArbitraries.lives();
    }

    @Provide
    Arbitrary<Life> livesWithoutChoices() {
        return AccountArbitraries.livesWithoutChoices();
    }

    @Property(tries = 500)
    void endsInTheSameLoanInWhateverOrderTheFactsArrive(@ForAll("lives") Life life, @ForAll long seed) {
        List<Fact> facts = new ArrayList<>(life.facts());
        Collections.shuffle(facts, new Random(seed));

        assertThat(life.history(facts)).isEqualTo(life.history(life.facts()));
    }

    @Property(tries = 1000)
    void countsEveryMinorUnitOnce(@ForAll("lives") Life life) {
        History history = life.history(life.facts());

        Money paid = life.counting().map(Payment::amount).reduce(life.zero(), Money::plus);
        assertThat(history.paid().total().plus(history.overpaid())).isEqualTo(paid);
        assertThat(sum(history, Installment::paid)).isEqualTo(history.paid());
        assertThat(history.partsByPayment().values()).allSatisfy(HistoryPropertyTests::assertNotNegative);
        Money charged = sum(history, Installment::charged).total();
        assertThat(history.account().outstanding())
                .isEqualTo(charged.minus(history.paid().total()));
        assertThat(history.overpaid().isPositive()
                        && history.account().outstanding().isPositive())
                .isFalse();
    }

    @Property(tries = 1000)
    void lendsWhatWasLentAndEndsWithNothing(@ForAll("lives") Life life) {
        List<Installment> rows = life.history(life.facts()).account().installments();

        assertThat(rows.getLast().balance().isZero()).isTrue();
        assertThat(rows.stream().map(row -> row.charged().principal()).reduce(life.zero(), Money::plus))
                .isEqualTo(life.agreement().terms().principal());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).number()).isEqualTo(i + 1);
            assertNotNegative(rows.get(i).charged());
            assertNotNegative(rows.get(i).paid());
            assertNotNegative(rows.get(i).due());
        }
    }

    @Property(tries = 500)
    void owesNothingAfterThePayoff(@ForAll("lives") Life life) {
        Account account = life.history(life.facts()).account();
        Money payoff = account.payoff().total();

        Account.Paid closed = account.pay(new Payment(99, account.today(), payoff, PaymentKind.FORECLOSURE));

        assertThat(closed.account().outstanding().isZero()).isTrue();
        assertThat(closed.overpaid().isZero()).isTrue();
        assertThat(payoff).isLessThanOrEqualTo(account.outstanding());
    }

    /** By all of it and the penalties of having never paid it; each of these is rounded. */
    @Property(tries = 500)
    void owesMoreWhenAPaymentIsTakenBack(@ForAll("livesWithoutChoices") Life life) {
        Money before = owed(life.history(life.facts()));
        for (Payment payment : life.counting().toList()) {
            List<Fact> facts = new ArrayList<>(life.facts());
            facts.add(new Reversal(payment.id()));

            Money more = owed(life.history(facts)).minus(before);

            long roundings = life.agreement().schedule().size();
            assertThat(more.minorUnits())
                    .isGreaterThanOrEqualTo(payment.amount().minorUnits() - roundings);
        }
    }

    /** What was paid too much is owed to the borrower. */
    private static Money owed(History history) {
        return history.account().outstanding().minus(history.overpaid());
    }

    /** What the service does day by day is what comes out when all is reckoned at the end. */
    @Property(tries = 500)
    void agreesWithPaymentsCountedOneByOne(@ForAll("livesWithoutChoices") Life life) {
        Account account = Account.opened(life.agreement());
        List<Payment> payments = life.counting().sorted(Payment.ORDER).toList();
        for (Payment payment : payments) {
            while (account.today().isBefore(payment.valueDate())) {
                account = account.on(account.today().plusDays(1));
            }
            account = allocated(account, payment);
        }
        account = account.on(life.today());

        assertThat(account).isEqualTo(life.history(payments).account());
    }

    private static Account allocated(Account account, Payment payment) {
        List<Installment> unpaid = account.installments().stream()
                .filter(row -> !row.due().total().isZero())
                .toList();
        Allocation allocation = Allocation.of(
                payment.amount().min(account.outstanding()),
                unpaid,
                new Waterfall(account.agreement().handling().order(), account.today()));
        List<Line> lines = account.lines().stream()
                .map(line -> line.with(allocation.paid().stream()
                        .filter(row -> row.number() == line.installment().number())
                        .findFirst()
                        .orElse(line.installment())))
                .toList();
        return new Account(account.agreement(), lines, account.today());
    }

    private static Parts sum(History history, Function<Installment, Parts> parts) {
        Stream<Parts> all = history.account().installments().stream().map(parts);
        return all.reduce(Parts::plus).orElseThrow();
    }

    private static void assertNotNegative(Parts parts) {
        assertThat(parts.principal().isNegative()
                        || parts.interest().isNegative()
                        || parts.penalty().isNegative())
                .isFalse();
    }
}
