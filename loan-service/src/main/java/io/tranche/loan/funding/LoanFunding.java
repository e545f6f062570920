package io.tranche.loan.funding;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.AppliedShare;
import io.tranche.contracts.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** All funders of one loan, by account id. */
public record LoanFunding(List<FundingShare> shares) {

    public LoanFunding {
        shares = List.copyOf(shares);
    }

    public static LoanFunding of(List<AccountShare> allocations) {
        return new LoanFunding(allocations.stream().map(FundingShare::of).toList());
    }

    /** How a payment should go to the funders' accounts. */
    public List<AccountShare> sharesOf(Money amount) {
        return accountShares(split(amount, FundingShare::received));
    }

    /**
     * How the payment that settles the loan should go to them: each gets what is missing of their principal and of the
     * interest they have earned so far, and of the rest their part. So the roundings of earlier payments end with the loan.
     */
    public List<AccountShare> sharesOfLast(Money amount) {
        List<Money> missing = shares.stream().map(FundingShare::missing).toList();
        Money rest = amount.minus(missing.stream().reduce(Money::plus).orElseThrow());
        if (rest.isNegative()) {
            return sharesOf(amount);
        }
        List<Money> extra = split(
                rest, share -> share.applied().total().minus(share.applied().principal()));
        List<Money> whole = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            whole.add(missing.get(i).plus(extra.get(i)));
        }
        return accountShares(whole);
    }

    /**
     * Books a collected payment. Principal and penalty go by stake, each with its own running total; interest is what else a
     * funder has received.
     */
    public AppliedFunding apply(List<AccountShare> collected, Parts parts) {
        List<Money> principal =
                split(parts.principal(), share -> share.applied().principal());
        List<Money> penalty = split(parts.penalty(), share -> share.applied().penalty());
        List<FundingShare> paid = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            FundingShare share = shares.get(i);
            Parts known = new Parts(principal.get(i), Money.zero(share.stake().currency()), penalty.get(i));
            paid.add(share.plus(amountFor(share, collected), known));
        }
        List<Money> interest = earned(paid, parts.interest());
        List<FundingShare> updated = new ArrayList<>(shares.size());
        List<AppliedShare> applied = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            FundingShare share = paid.get(i);
            updated.add(share.earning(interest.get(i)));
            applied.add(new AppliedShare(share.accountId(), principal.get(i), interest.get(i), penalty.get(i)));
        }
        return new AppliedFunding(new LoanFunding(updated), applied);
    }

    /** The loan's funders after a payment, and what it was to each of them. */
    public record AppliedFunding(LoanFunding funding, List<AppliedShare> shares) {}

    /** A part that would be negative counts as zero, which may make all of them too large together: then the largest gives. */
    private static List<Money> earned(List<FundingShare> paid, Money interest) {
        long[] parts = paid.stream()
                .mapToLong(share -> Math.max(
                        0, share.received().minus(share.applied().total()).minorUnits()))
                .toArray();
        long excess = Arrays.stream(parts).sum() - interest.minorUnits();
        while (excess != 0) {
            int largest = indexOfLargest(parts);
            long taken = Math.min(excess, parts[largest]);
            parts[largest] -= taken;
            excess -= taken;
        }
        return Arrays.stream(parts)
                .mapToObj(part -> Money.ofMinor(part, interest.currency()))
                .toList();
    }

    private static int indexOfLargest(long[] parts) {
        int largest = 0;
        for (int i = 1; i < parts.length; i++) {
            largest = parts[i] > parts[largest] ? i : largest;
        }
        return largest;
    }

    private static Money amountFor(FundingShare share, List<AccountShare> collected) {
        return collected.stream()
                .filter(part -> part.accountId() == share.accountId())
                .map(AccountShare::amount)
                .reduce(Money.zero(share.stake().currency()), Money::plus);
    }

    private List<Money> split(Money amount, Function<FundingShare, Money> received) {
        long[] parts = GuardedSplit.split(
                amount.minorUnits(),
                shares.stream().map(share -> share.claim(received.apply(share))).toList());
        return Arrays.stream(parts)
                .mapToObj(part -> Money.ofMinor(part, amount.currency()))
                .toList();
    }

    private List<AccountShare> accountShares(List<Money> amounts) {
        List<AccountShare> result = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            result.add(new AccountShare(shares.get(i).accountId(), amounts.get(i)));
        }
        return result;
    }
}
