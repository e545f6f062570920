package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.FundingShare;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.product.AllocationOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A payment in time, one that comes late and is dated back, and one that is taken back and made again, are the same to a loan. */
class BackDatingPropertyTests {

    private static final int LAST_DAY = 200;

    /** Of the lent amount so many thousandths; together less than all of it. */
    record Paid(int day, int thousandths, PaymentKind kind) {}

    @Property(tries = 300)
    void endsInTheSameLoanHoweverLateAPaymentComes(
            @ForAll @Size(max = 6) List<@From("anyPayments") Paid> payments,
            @ForAll AllocationOrder order,
            @ForAll long seed) {
        LoanInMemory inTime = inTime(payments, order);
        LoanInMemory late = late(payments, order, new Random(seed));

        assertSame(late, inTime);
    }

    @Property(tries = 300)
    void endsInTheSameLoanWhenPaymentsAreTakenBackAndMadeAgain(
            @ForAll @Size(max = 6) List<@From("payments") Paid> payments,
            @ForAll AllocationOrder order,
            @ForAll long seed) {
        Random random = new Random(seed);
        LoanInMemory again = random.nextBoolean() ? inTime(payments, order) : late(payments, order, random);
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < payments.size(); i++) {
            if (random.nextBoolean()) {
                again.takeBack(1 + i);
                indices.add(i);
            }
        }
        Collections.shuffle(indices, random);
        for (int index : indices) {
            again.pay(100 + index, payments.get(index));
        }

        assertSame(again, inTime(payments, order));
    }

    /** On a day, it does not matter in which order they come. */
    @Provide
    Arbitrary<Paid> payments() {
        return payments(Arbitraries.just(PaymentKind.INSTALLMENTS));
    }

    @Provide
    Arbitrary<Paid> anyPayments() {
        return payments(Arbitraries.of(PaymentKind.INSTALLMENTS, PaymentKind.REDUCE_EMI, PaymentKind.REDUCE_TENOR));
    }

    private static Arbitrary<Paid> payments(Arbitrary<PaymentKind> kinds) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, LAST_DAY - 1),
                        Arbitraries.integers().between(1, 160),
                        kinds)
                .as(Paid::new);
    }

    private static LoanInMemory inTime(List<Paid> payments, AllocationOrder order) {
        LoanInMemory loan = new LoanInMemory(order);
        List<Integer> byDay = indices(payments);
        byDay.sort(Comparator.comparing(index -> payments.get(index).day()));
        for (int index : byDay) {
            loan.moveTo(payments.get(index).day());
            loan.pay(1 + index, payments.get(index));
        }
        loan.moveTo(LAST_DAY);
        return loan;
    }

    /** In any order, on any day from the one on which they count. */
    private static LoanInMemory late(List<Paid> payments, AllocationOrder order, Random random) {
        LoanInMemory loan = new LoanInMemory(order);
        List<Integer> arrivals = indices(payments);
        Collections.shuffle(arrivals, random);
        int today = 0;
        for (int index : arrivals) {
            int earliest = Math.max(today, payments.get(index).day());
            today = random.nextInt(earliest, LAST_DAY);
            loan.moveTo(today);
            loan.pay(1 + index, payments.get(index));
        }
        loan.moveTo(LAST_DAY);
        return loan;
    }

    private static List<Integer> indices(List<Paid> payments) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < payments.size(); i++) {
            indices.add(i);
        }
        return indices;
    }

    private static void assertSame(LoanInMemory one, LoanInMemory other) {
        one.assertBooksAgree();
        other.assertBooksAgree();
        assertThat(one.account()).isEqualTo(other.account());
        assertThat(one.loan().outstanding()).isEqualTo(other.loan().outstanding());
        for (int i = 0; i < one.funding().shares().size(); i++) {
            FundingShare share = one.funding().shares().get(i);
            Parts difference =
                    share.applied().minus(other.funding().shares().get(i).applied());
            assertThat(List.of(difference.principal(), difference.interest(), difference.penalty()))
                    .as("of %s", share)
                    .allSatisfy(part -> assertThat(Math.abs(part.minorUnits()))
                            .isLessThanOrEqualTo(one.payments() + other.payments()));
        }
    }
}
