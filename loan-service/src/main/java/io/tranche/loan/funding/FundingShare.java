package io.tranche.loan.funding;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;

/**
 * One funder's part of a loan.
 *
 * @param stake what the funder lent
 * @param received what came back to the funder's account
 * @param applied what that counts as; the same sum, once the loan is repaid
 */
public record FundingShare(long accountId, Money stake, Money received, Parts applied) {

    static FundingShare of(AccountShare allocation) {
        return new FundingShare(
                allocation.accountId(),
                allocation.amount(),
                Money.zero(allocation.amount().currency()),
                Parts.none(allocation.amount().currency()));
    }

    Claim claim(Money received) {
        return new Claim(accountId, stake.minorUnits(), received.minorUnits());
    }

    FundingShare plus(Money nowReceived, Parts nowApplied) {
        return new FundingShare(accountId, stake, received.plus(nowReceived), applied.plus(nowApplied));
    }

    FundingShare earning(Money interest) {
        Parts earned = new Parts(applied.principal(), applied.interest().plus(interest), applied.penalty());
        return new FundingShare(accountId, stake, received, earned);
    }

    /** What still has to come back for the whole principal and the interest and penalties earned so far. */
    Money missing() {
        Money earned = applied.interest().plus(applied.penalty());
        Money missing = stake.plus(earned).minus(received);
        return missing.isNegative() ? Money.zero(missing.currency()) : missing;
    }
}
