package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.LoanFunding.AppliedFunding;
import io.tranche.loan.funding.Parts;
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
 * @param losses by how much less of each funder's principal has come back
 */
record Undoing(LoanFunding funding, List<AppliedShare> reversed, Adjustment adjustment, List<AccountShare> losses) {

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
                Adjustment.of(before, after.funding(), negated(reversed)),
                losses(before, after.funding()));
    }

    private static List<Parts> negated(List<AppliedShare> shares) {
        return shares.stream()
                .map(Adjustment::parts)
                .map(parts -> Parts.none(parts.total().currency()).minus(parts))
                .toList();
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
}
