package io.tranche.loan.funding;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * All funders of one loan, by account id.
 *
 * @param fee by the terms that the loan was made under
 */
public record LoanFunding(List<FundingShare> shares, PlatformFee fee) {

    public LoanFunding {
        shares = List.copyOf(shares);
    }

    public LoanFunding(List<FundingShare> shares) {
        this(shares, PlatformFee.NONE);
    }

    public static LoanFunding of(List<AccountShare> allocations) {
        return new LoanFunding(allocations.stream().map(FundingShare::of).toList());
    }

    /** As it is when the payout has been taken back, before anything was repaid. */
    public LoanFunding returned() {
        return new LoanFunding(shares.stream().map(FundingShare::returned).toList(), fee);
    }

    /** As it was before anything was repaid. */
    public LoanFunding anew() {
        return new LoanFunding(shares.stream().map(FundingShare::anew).toList(), fee);
    }

    /** Whether it matters what a payment counts as. */
    public boolean dependsOnParts() {
        return shares.size() > 1 || fee.percent().signum() > 0;
    }

    /** How an amount goes to the funders of which nobody knows yet what it counts as. */
    public List<AccountShare> sharesOf(Money amount) {
        return accountShares(split(amount, FundingShare::received));
    }

    /**
     * How a payment goes to the funders that will count as these parts: each part by stake, with a running total of its own. So what
     * a funder receives, with the fee, is principal, interest and penalty to the paisa, and the last payment brings what is left of
     * each stake.
     */
    public List<AccountShare> sharesOf(Parts parts) {
        List<Money> principal =
                split(parts.principal(), share -> share.applied().principal());
        List<Money> interest = split(parts.interest(), share -> share.applied().interest());
        List<Money> penalty = split(parts.penalty(), share -> share.applied().penalty());
        List<Money> whole = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            whole.add(principal.get(i).plus(interest.get(i)).plus(penalty.get(i)));
        }
        List<Money> amounts = withoutDebts(whole);
        List<AccountShare> result = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            result.add(shares.get(i).lessFee(amounts.get(i), interest.get(i), fee));
        }
        return result;
    }

    /**
     * Books a collected payment. It counts for each funder as what the funder got of it, in proportions as near to the stakes as
     * that allows.
     */
    public AppliedFunding apply(List<AccountShare> collected, Parts parts) {
        List<AccountShare> paid =
                shares.stream().map(share -> paidFor(share, collected)).toList();
        List<Parts> counted =
                counted(uncounted(paid.stream().map(AccountShare::amount).toList()), parts);
        List<FundingShare> updated = new ArrayList<>(shares.size());
        List<AppliedShare> applied = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            FundingShare share = shares.get(i);
            Parts now = counted.get(i);
            updated.add(share.plus(paid.get(i), now));
            applied.add(new AppliedShare(share.accountId(), now.principal(), now.interest(), now.penalty()));
        }
        return new AppliedFunding(new LoanFunding(updated, fee), applied);
    }

    private List<Parts> counted(List<Money> available, Parts parts) {
        List<Money> stakesLeft =
                shares.stream().map(FundingShare::principalLeft).toList();
        List<Money> principal = Within.of(
                        split(parts.principal(), share -> share.applied().principal()))
                .atMost(Within.smaller(available, stakesLeft))
                .elseAtMost(stakesLeft);
        List<Money> rest = Within.left(available, principal);
        List<Money> penalty = Within.of(
                        split(parts.penalty(), share -> share.applied().penalty()))
                .atMost(rest)
                .amounts();
        // Interest is the rest, so that it leaves as little as possible uncounted.
        List<Money> interest = Within.reduced(Within.left(rest, penalty), parts.interest());
        List<Parts> counted = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            counted.add(new Parts(principal.get(i), interest.get(i), penalty.get(i)));
        }
        return counted;
    }

    /** The loan's funders after a payment, and what it was to each of them. */
    public record AppliedFunding(LoanFunding funding, List<AppliedShare> shares) {}

    /** Makes good what somebody was counted too much before, if the payment is large enough for that. */
    private List<Money> withoutDebts(List<Money> amounts) {
        List<Money> settled = new ArrayList<>(amounts.size());
        for (int i = 0; i < amounts.size(); i++) {
            settled.add(amounts.get(i).plus(shares.get(i).missing()));
        }
        return settled.stream().anyMatch(Money::isNegative) ? amounts : settled;
    }

    /** What can be counted for each: what is paid now, and what was paid before without its being counted. */
    private List<Money> uncounted(List<Money> paid) {
        List<Money> uncounted = new ArrayList<>(paid.size());
        for (int i = 0; i < paid.size(); i++) {
            Money amount = paid.get(i).minus(shares.get(i).missing());
            uncounted.add(amount.isNegative() ? Money.zero(amount.currency()) : amount);
        }
        return uncounted;
    }

    private static AccountShare paidFor(FundingShare share, List<AccountShare> collected) {
        return collected.stream()
                .filter(part -> part.accountId() == share.accountId())
                .findFirst()
                .orElse(new AccountShare(
                        share.accountId(), Money.zero(share.stake().currency())));
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
