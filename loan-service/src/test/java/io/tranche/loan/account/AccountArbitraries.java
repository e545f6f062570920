package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Agreement.Handling;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.Fact.Reversal;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.DayCount;
import io.tranche.loan.schedule.Frequency;
import io.tranche.loan.schedule.InterestMethod;
import io.tranche.loan.schedule.Rounding;
import io.tranche.loan.schedule.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Loans, and what may happen to them. */
final class AccountArbitraries {

    private static final int DAYS_MAX = 500;

    private AccountArbitraries() {}

    record Life(Agreement agreement, List<Fact> facts, LocalDate today) {

        History history(Collection<? extends Fact> what) {
            return History.of(agreement, what, today);
        }

        /** The payments that were not taken back. */
        Stream<Payment> counting() {
            Set<Long> reversed = facts.stream()
                    .filter(Reversal.class::isInstance)
                    .map(fact -> ((Reversal) fact).paymentId())
                    .collect(Collectors.toSet());
            return facts.stream()
                    .filter(Payment.class::isInstance)
                    .map(Payment.class::cast)
                    .filter(payment -> !reversed.contains(payment.id()));
        }

        Money zero() {
            return Money.zero(agreement.terms().principal().currency());
        }
    }

    private record Step(int day, int percent, PaymentKind kind, boolean reversed) {}

    static Arbitrary<Life> lives() {
        return lives(Arbitraries.of(PaymentKind.class));
    }

    static Arbitrary<Life> livesWithoutChoices() {
        return lives(Arbitraries.just(PaymentKind.INSTALLMENTS));
    }

    private static Arbitrary<Life> lives(Arbitrary<PaymentKind> kinds) {
        Arbitrary<List<Step>> steps = Combinators.combine(
                        Arbitraries.integers().between(0, DAYS_MAX),
                        Arbitraries.integers().between(0, 40),
                        kinds,
                        Arbitraries.of(false, false, false, true))
                .as(Step::new)
                .list()
                .ofMaxSize(8);
        return Combinators.combine(agreements(), steps)
                .as((agreement, all) -> new Life(agreement, facts(agreement, all), AccountFixture.day(DAYS_MAX)));
    }

    private static List<Fact> facts(Agreement agreement, List<Step> steps) {
        long lent = agreement.terms().principal().minorUnits();
        return IntStream.range(0, steps.size())
                .boxed()
                .<Fact>mapMulti((id, facts) -> {
                    Step step = steps.get(id);
                    Money amount = Money.ofMinor(
                            1 + lent * step.percent() / 100,
                            agreement.terms().principal().currency());
                    facts.accept(new Payment(id, AccountFixture.day(step.day()), amount, step.kind()));
                    if (step.reversed()) {
                        facts.accept(new Reversal(id));
                    }
                })
                .toList();
    }

    private static Arbitrary<Agreement> agreements() {
        return Combinators.combine(terms(), handlings()).as(AccountFixture::agreement);
    }

    private static Arbitrary<Handling> handlings() {
        return Combinators.combine(
                        Arbitraries.of(AllocationOrder.class),
                        rates(3600),
                        Arbitraries.integers().between(0, 10))
                .as((order, rate, grace) -> new Handling(order, new PenaltyTerms(rate, grace)));
    }

    private static Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1_000_000_000L),
                        rates(3600),
                        Arbitraries.integers().between(1, 18),
                        conventions())
                .as((minor, rate, tenure, conventions) ->
                        new Terms(Money.ofMinor(minor, Money.INR), rate, tenure, conventions));
    }

    private static Arbitrary<Conventions> conventions() {
        return Combinators.combine(
                        Arbitraries.of(InterestMethod.class),
                        Arbitraries.of(DayCount.class),
                        Arbitraries.of(Frequency.class),
                        Arbitraries.of(Rounding.class))
                .as(Conventions::new);
    }

    private static Arbitrary<AnnualRate> rates(int percentMaxTimesHundred) {
        return Arbitraries.integers()
                .between(0, percentMaxTimesHundred)
                .map(hundredths -> new AnnualRate(BigDecimal.valueOf(hundredths, 2)));
    }
}
