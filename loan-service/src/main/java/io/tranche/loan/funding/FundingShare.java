package io.tranche.loan.funding;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;

/**
 * One funder's part of a loan.
 *
 * @param stake what the funder lent
 * @param received what came back to the funder's account
 * @param applied what that counts as
 */
public record FundingShare(long accountId, Money stake, Money received, Parts applied) {

    static FundingShare of(AccountShare allocation) {
        return new FundingShare(
                allocation.accountId(),
                allocation.amount(),
                Money.zero(allocation.amount().currency()),
                Parts.none(allocation.amount().currency()));
    }

    /** All of the stake is back, as when a payout was taken back. */
    FundingShare returned() {
        return new FundingShare(accountId, stake, stake, new Parts(stake, applied.interest(), applied.penalty()));
    }

    Claim claim(Money received) {
        return new Claim(accountId, stake.minorUnits(), received.minorUnits());
    }

    FundingShare plus(Money nowReceived, Parts nowApplied) {
        return new FundingShare(accountId, stake, received.plus(nowReceived), applied.plus(nowApplied));
    }

    /** What of the stake has not come back. */
    public Money principalLeft() {
        return stake.minus(applied.principal());
    }

    /** What was counted for the funder without having been received. Not zero only where it could not be helped. */
    Money missing() {
        return applied.total().minus(received);
    }
}
