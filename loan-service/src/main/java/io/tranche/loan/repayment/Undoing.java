package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.Money;
import io.tranche.loan.funding.FundingShare;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.LoanFunding.AppliedFunding;
import io.tranche.loan.funding.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What it is to the funders that a payment counts no more.
 *
 * @param funding as it is then
 * @param reversed what the payment had been to each
 * @param adjusted by what other payments count as something else to each; without those to whom they do not
 * @param losses by how much less of each funder's principal has come back
 */
record Undoing(
        LoanFunding funding, List<AppliedShare> reversed, List<AppliedShare> adjusted, List<AccountShare> losses) {

    /**
     * @param givenBack by each funder
     * @param parts what that counted as
     * @param left what all other payments together count as
     */
    static Undoing of(LoanFunding before, List<AccountShare> givenBack, Parts parts, Parts left) {
        LoanFunding stakes = before.anew();
        List<AppliedShare> reversed = stakes.apply(givenBack, parts).shares();
        AppliedFunding after = stakes.apply(kept(before, givenBack), left);
        return new Undoing(
                after.funding(),
                reversed,
                adjusted(before, after.funding(), reversed),
                losses(before, after.funding()));
    }

    private static List<AccountShare> losses(LoanFunding before, LoanFunding after) {
        return IntStream.range(0, before.shares().size())
                .mapToObj(i -> new AccountShare(
                        before.shares().get(i).accountId(),
                        after.shares()
                                .get(i)
                                .principalLeft()
                                .minus(before.shares().get(i).principalLeft())))
                .toList();
    }

    private static List<AccountShare> kept(LoanFunding before, List<AccountShare> givenBack) {
        Map<Long, AccountShare> gone =
                givenBack.stream().collect(Collectors.toMap(AccountShare::accountId, Function.identity()));
        return before.shares().stream()
                .map(share -> share.paidWithout(gone.get(share.accountId())))
                .toList();
    }

    private static List<AppliedShare> adjusted(LoanFunding before, LoanFunding after, List<AppliedShare> reversed) {
        List<AppliedShare> adjusted = new ArrayList<>();
        for (int i = 0; i < reversed.size(); i++) {
            FundingShare was = before.shares().get(i);
            AppliedShare gone = reversed.get(i);
            Parts difference = after.shares()
                    .get(i)
                    .applied()
                    .minus(was.applied())
                    .plus(new Parts(gone.principal(), gone.interest(), gone.penalty()));
            if (!difference.equals(Parts.none(difference.total().currency()))) {
                adjusted.add(new AppliedShare(
                        was.accountId(), difference.principal(), difference.interest(), difference.penalty()));
            }
        }
        return adjusted;
    }

    /** By what the other payments together count as something else. */
    Parts adjustment() {
        return new Parts(sum(AppliedShare::principal), sum(AppliedShare::interest), sum(AppliedShare::penalty));
    }

    private Money sum(Function<AppliedShare, Money> part) {
        return adjusted.stream()
                .map(part)
                .reduce(Money::plus)
                .orElse(Money.zero(funding.shares().getFirst().stake().currency()));
    }
}
