package io.tranche.ledger;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.contracts.WalletEvent.WalletWithdrawn;
import io.tranche.testing.TestIds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/** What loans, wallets and their owners may do to each other, at random, told by the events of it and kept by wallet as well. */
public final class MoneyStory {

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final Map<Long, Wallet> wallets = new TreeMap<>();

    private record Wallet(long count, long balanceMinor) {
        Wallet plus(long amountMinor) {
            return new Wallet(count + 1, balanceMinor + amountMinor);
        }
    }

    private MoneyStory(long seed) {
        this.random = new Random(seed);
    }

    /** The same seed tells the same story, of other accounts. */
    public static MoneyStory of(long seed, int loans) {
        MoneyStory story = new MoneyStory(seed);
        for (int loan = 0; loan < loans; loan++) {
            story.tellLoan();
        }
        return story;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event> attestations() {
        List<Event> attestations = new ArrayList<>();
        wallets.forEach((id, wallet) ->
                attestations.add(new BalanceAttested(id, wallet.count(), minor(wallet.balanceMinor()))));
        return attestations;
    }

    public Map<Long, Money> balances() {
        Map<Long, Money> balances = new TreeMap<>();
        wallets.forEach((id, wallet) -> balances.put(id, minor(wallet.balanceMinor())));
        return balances;
    }

    private void tellLoan() {
        long borrower = TestIds.next();
        List<AccountShare> allocations = LongStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> new AccountShare(TestIds.next(), amount()))
                .toList();
        allocations.forEach(share -> topUp(share.accountId(), share.amount()));
        long loan = TestIds.next();
        Money fee = random.nextBoolean() ? null : minor(1);
        Money payout = fee == null ? sum(allocations) : sum(allocations).minus(fee);
        tell(new LoanDisbursed(loan, borrower, sum(allocations), allocations, fee));
        move(borrower, payout, 1);
        allocations.forEach(share -> move(share.accountId(), share.amount(), -1));
        if (random.nextInt(4) == 0) {
            tell(new DisbursementReversed(loan, borrower, sum(allocations), allocations, fee));
            move(borrower, payout, -1);
            allocations.forEach(share -> move(share.accountId(), share.amount(), 1));
            return;
        }
        topUp(borrower, amount());
        for (int repayment = random.nextInt(4); repayment > 0; repayment--) {
            tellRepayment(loan, borrower, allocations);
        }
        if (random.nextInt(4) == 0) {
            tell(new LoanWrittenOff(loan, LocalDate.EPOCH, sum(allocations), allocations, null));
        }
    }

    private void tellRepayment(long loan, long borrower, List<AccountShare> funders) {
        long repayment = TestIds.next();
        List<AppliedShare> parts = funders.stream()
                .map(funder -> new AppliedShare(funder.accountId(), amount(), part(), part()))
                .toList();
        List<AccountShare> shares = parts.stream()
                .map(part -> new AccountShare(
                        part.accountId(), part.principal().plus(part.interest()).plus(part.penalty())))
                .toList();
        tell(new RepaymentCollected(repayment, loan, borrower, sum(shares), shares));
        move(borrower, sum(shares), -1);
        shares.forEach(share -> move(share.accountId(), share.amount(), 1));
        boolean counted = random.nextInt(4) > 0;
        if (counted) {
            tell(applied(repayment, loan, parts));
        }
        boolean takenBack = !counted || random.nextInt(4) == 0;
        if (takenBack) {
            tell(new RepaymentRefunded(repayment, loan, borrower, sum(shares), shares));
            move(borrower, sum(shares), 1);
            shares.forEach(share -> move(share.accountId(), share.amount(), -1));
        }
        if (counted && takenBack) {
            tellReversal(repayment, loan, parts);
        }
        tell(new WalletWithdrawn(TestIds.next(), shares.getFirst().accountId(), minor(1)));
        move(shares.getFirst().accountId(), minor(1), -1);
    }

    private static RepaymentApplied applied(long repayment, long loan, List<AppliedShare> parts) {
        return new RepaymentApplied(
                repayment,
                loan,
                sum(parts, AppliedShare::principal),
                sum(parts, AppliedShare::interest),
                sum(parts, AppliedShare::penalty),
                false,
                parts);
    }

    private void tellReversal(long repayment, long loan, List<AppliedShare> parts) {
        tell(new RepaymentReversed(
                repayment,
                loan,
                sum(parts, AppliedShare::principal),
                sum(parts, AppliedShare::interest),
                sum(parts, AppliedShare::penalty),
                false,
                "reversed",
                parts));
        if (parts.stream()
                .anyMatch(part -> part.interest().isPositive() || part.penalty().isPositive())) {
            tellAdjustment(repayment, loan, parts);
        }
    }

    /** Other payments count as something else then. */
    private void tellAdjustment(long repayment, long loan, List<AppliedShare> parts) {
        List<AppliedShare> adjusted = parts.stream()
                .map(part -> new AppliedShare(
                        part.accountId(),
                        part.interest().negated(),
                        part.interest().minus(part.penalty()),
                        part.penalty()))
                .toList();
        tell(new LoanAdjusted(
                loan,
                repayment,
                sum(adjusted, AppliedShare::principal),
                sum(adjusted, AppliedShare::interest),
                sum(adjusted, AppliedShare::penalty),
                adjusted,
                null,
                null));
    }

    private static Money sum(List<AppliedShare> parts, Function<AppliedShare, Money> part) {
        return parts.stream().map(part).reduce(minor(0), Money::plus);
    }

    private void topUp(long account, Money amount) {
        tell(new WalletToppedUp(TestIds.next(), account, amount));
        move(account, amount, 1);
    }

    private void tell(Event event) {
        events.add(event);
    }

    private void move(long account, Money amount, int sign) {
        wallets.merge(
                account,
                new Wallet(1, sign * amount.minorUnits()),
                (wallet, _) -> wallet.plus(sign * amount.minorUnits()));
    }

    private Money amount() {
        return minor(random.nextLong(1, 100_000_00));
    }

    /** Often nothing. */
    private Money part() {
        return minor(random.nextBoolean() ? 0 : random.nextLong(1, 1_000_00));
    }

    private static Money sum(List<AccountShare> shares) {
        return shares.stream().map(AccountShare::amount).reduce(minor(0), Money::plus);
    }

    private static Money minor(long amount) {
        return Money.ofMinor(amount, Money.INR);
    }
}
