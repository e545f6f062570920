package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Agreement;
import io.tranche.loan.account.History;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.FundingShare;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.LoanStatus;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Loans of any terms and funders, paid, prepaid, paid as of earlier days and taken back in any order, with payments that fail and answers that are late, lost or
 * come twice, while days end. After each step what is owed is the schedule less what was paid plus penalties, what the funders got is
 * what the borrower paid, and the ledger says the same as both.
 */
class LoanLifePropertyTests {

    private static final int STEPS = 40;
    private static final RepaymentStatus[] UNDER_WAY = {
        RepaymentStatus.PENDING, RepaymentStatus.REFUNDING, RepaymentStatus.REVERSING
    };

    @Property(tries = 400)
    void keepsLoanFundersAndLedgerOfOneMind(@ForAll long seed) {
        Random random = new Random(seed);
        List<AccountShare> stakes = LifeTerms.stakes(random);
        Agreement agreement = LifeTerms.agreement(sum(stakes, AccountShare::amount), random);
        LoanLife life = new LoanLife(agreement, stakes, LifeTerms.fee(random));
        assertSound(life);
        for (int step = 0; step < STEPS; step++) {
            happen(life, random);
            assertSound(life);
        }
        finish(life);
        assertSound(life);
        assertSettled(life);
    }

    private static void happen(LoanLife life, Random random) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> life.ask(some(life.rows.loan.outstanding(), random), PaymentKind.INSTALLMENTS);
            case 4 -> life.ask(some(life.rows.account.payoff().total(), random), PaymentKind.REDUCE_EMI);
            case 5 -> life.ask(some(life.rows.account.payoff().total(), random), PaymentKind.REDUCE_TENOR);
            case 6, 7, 8, 9 -> life.work();
            case 10, 11, 12 -> life.hear(false);
            case 13 -> life.hear(true);
            case 14 -> anyOf(life.rows.in(UNDER_WAY), random).forEach(life::giveUp);
            case 15 -> anyOf(life.rows.in(UNDER_WAY), random).forEach(life::askAgain);
            case 16 -> anyOf(life.rows.in(RepaymentStatus.SUCCESS), random).forEach(life::reverse);
            case 17 -> accounts(life).forEach(account -> life.wallet.withdraw(account, life.wallet.balance(account)));
            case 18 ->
                accounts(life)
                        .forEach(account -> life.wallet.topUp(
                                account, life.rows.loan.terms().principal()));
            default -> endOfDays(life, random);
        }
    }

    private static void endOfDays(LoanLife life, Random random) {
        switch (random.nextInt(20)) {
            case 0 -> life.writeOff();
            case 1 -> life.ask(life.rows.account.payoff().total(), PaymentKind.FORECLOSURE);
            case 2, 3, 4 -> life.askAsOf(random.nextInt(60), some(life.rows.loan.outstanding(), random));
            default -> life.endDays(1 + random.nextInt(25));
        }
    }

    /** Everybody has money, and everything that is under way comes to its end. */
    private static void finish(LoanLife life) {
        Money plenty = life.rows.loan.terms().principal().plus(life.rows.loan.outstanding());
        accounts(life).forEach(account -> life.wallet.topUp(account, plenty));
        while (!life.quiet()
                || !life.rows.in(RepaymentStatus.COMPENSATION_FAILED).isEmpty()) {
            life.work();
            life.hear(false);
            life.rows.in(RepaymentStatus.COMPENSATION_FAILED).forEach(life::retry);
        }
    }

    private static void assertSound(LoanLife life) {
        Money counted = sum(life.rows.in(RepaymentStatus.SUCCESS, RepaymentStatus.REVERSING), Repayment::amount);
        List<Installment> rows = life.rows.account.installments();
        History reckoned = reckoned(life);
        assertThat(life.rows.loan.outstanding())
                .isEqualTo(sum(rows, row -> row.charged().total()).minus(counted.minus(reckoned.overpaid())));
        assertThat(reckoned.account()).isEqualTo(life.rows.account);
        assertThat(life.rows.loan.reserved()).isLessThanOrEqualTo(life.rows.loan.outstanding());
        assertThat(life.penaltyTold).isEqualTo(life.rows.penalty());
        Money fees = sum(life.rows.funding.shares(), FundingShare::fee);
        assertThat(sum(life.rows.funding.shares(), FundingShare::received)).isEqualTo(counted.minus(fees));
        assertThat(life.rows.funding.shares().stream()
                        .map(FundingShare::applied)
                        .reduce(Parts::plus))
                .contains(reckoned.paid());
        assertLedger(life, reckoned.paid());
    }

    private static History reckoned(LoanLife life) {
        return History.of(life.rows.account.agreement(), life.rows.facts, life.rows.account.today());
    }

    private static void assertLedger(LoanLife life, Parts paid) {
        boolean lost = life.rows.loan.status() == LoanStatus.WRITTEN_OFF;
        Money unpaid = life.rows.loan.terms().principal().minus(paid.principal());
        assertThat(life.ledger.sum()).isZero();
        assertThat(life.ledger.balance("loan:1:receivable")).isEqualTo(lost ? 0 : -unpaid.minorUnits());
        assertThat(life.ledger.balance("income:interest"))
                .isEqualTo(paid.interest().minorUnits());
        assertThat(life.ledger.balance("income:penalty"))
                .isEqualTo(paid.penalty().minorUnits());
        assertThat(life.ledger.balance("expense:funder_interest"))
                .isEqualTo(-paid.interest().minorUnits());
        assertThat(life.ledger.balance("expense:funder_penalty"))
                .isEqualTo(-paid.penalty().minorUnits());
        for (FundingShare share : life.rows.funding.shares()) {
            assertThat(life.ledger.balance("funder:" + share.accountId() + ":payable"))
                    .isEqualTo(lost ? 0 : share.principalLeft().minorUnits());
        }
        for (long account : accounts(life)) {
            assertThat(life.ledger.balance("wallet:" + account))
                    .isEqualTo(life.wallet.balance(account).minorUnits());
        }
    }

    /**
     * A minor unit may be left with a funder of what a payment that failed was to be, and that no other has made good; and what turned
     * out to be too much when a payment was given back late.
     */
    private static void assertSettled(LoanLife life) {
        assertThat(life.rows.loan.reserved().isZero()).isTrue();
        assertThat(life.rows.in(UNDER_WAY)).isEmpty();
        assertThat(life.ledger.balance("income:platform_fee"))
                .isEqualTo(sum(life.rows.funding.shares(), FundingShare::fee).minorUnits());
        for (FundingShare share : life.rows.funding.shares()) {
            long uncounted = share.received()
                    .plus(share.fee())
                    .minus(share.applied().total())
                    .minorUnits();
            assertThat(Math.abs(uncounted))
                    .isLessThanOrEqualTo(life.rows.funding.shares().size()
                            + reckoned(life).overpaid().minorUnits());
            if (life.rows.loan.status() == LoanStatus.CLOSED) {
                assertThat(share.principalLeft().isZero()).isTrue();
            }
        }
    }

    private static List<Repayment> anyOf(List<Repayment> some, Random random) {
        return some.isEmpty() ? some : List.of(some.get(random.nextInt(some.size())));
    }

    /** Often little, sometimes all; nothing is a minor unit here. */
    private static Money some(Money most, Random random) {
        long minor = switch (random.nextInt(6)) {
            case 0 -> most.minorUnits();
            case 1 -> 1;
            default -> 1 + random.nextLong(Math.max(1, most.minorUnits() / 3));
        };
        return Money.ofMinor(Math.max(1, minor), most.currency());
    }

    private static List<Long> accounts(LoanLife life) {
        return Stream.concat(
                        Stream.of(LifeWallet.BORROWER),
                        life.rows.funding.shares().stream().map(FundingShare::accountId))
                .toList();
    }

    private static <T> Money sum(List<T> all, Function<T, Money> amount) {
        return all.stream().map(amount).reduce(Money.zero(Money.INR), Money::plus);
    }
}
