package io.tranche.loan.funding;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * One funder's part of a loan.
 *
 * @param stake what the funder lent
 * @param received what came back to the funder's account
 * @param fee what the platform kept of what the borrower paid
 * @param applied what both together count as
 */
public record FundingShare(long accountId, Money stake, Money received, Money fee, Parts applied) {

    static FundingShare of(AccountShare allocation) {
        return lent(allocation.accountId(), allocation.amount());
    }

    private static FundingShare lent(long accountId, Money stake) {
        Money nothing = Money.zero(stake.currency());
        return new FundingShare(accountId, stake, nothing, nothing, Parts.none(stake.currency()));
    }

    /** Before anything came back. */
    FundingShare anew() {
        return lent(accountId, stake);
    }

    /** All of the stake is back, as when a payout was taken back. */
    FundingShare returned() {
        return new FundingShare(accountId, stake, stake, fee, new Parts(stake, applied.interest(), applied.penalty()));
    }

    Claim claim(Money received) {
        return new Claim(accountId, stake.minorUnits(), received.minorUnits());
    }

    FundingShare plus(AccountShare paid, Parts nowApplied) {
        Money kept = paid.amount().minus(paid.net());
        return new FundingShare(accountId, stake, received.plus(paid.net()), fee.plus(kept), applied.plus(nowApplied));
    }

    /** What the borrower has paid of it, if this had not been. */
    public AccountShare paidWithout(@Nullable AccountShare gone) {
        Money left = received.plus(fee);
        Money feeLeft = fee;
        if (gone != null) {
            left = left.minus(gone.amount());
            feeLeft = feeLeft.minus(gone.amount().minus(gone.net()));
        }
        return new AccountShare(accountId, left, feeLeft.isZero() ? null : feeLeft);
    }

    /** The same amount, less the fee that is due when so much of it is interest: on all interest, less what was kept before. */
    AccountShare lessFee(Money amount, Money interest, PlatformFee platform) {
        Money due = platform.of(applied.interest().plus(interest)).minus(fee).min(amount);
        return new AccountShare(accountId, amount, due.isPositive() ? due : null);
    }

    /** What of the stake has not come back. */
    public Money principalLeft() {
        return stake.minus(applied.principal());
    }

    /** What was counted for the funder without having been paid. Not zero only where it could not be helped. */
    Money missing() {
        return applied.total().minus(received).minus(fee);
    }
}
