package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.LoanFunding.AppliedFunding;
import java.util.List;

/**
 * What it is to the funders that a payment counts.
 *
 * @param funding as it is then
 * @param shares what the payment is to each
 */
record Crediting(LoanFunding funding, List<AppliedShare> shares, Adjustment adjustment) {

    static Crediting of(LoanFunding before, List<AccountShare> collected, Counted counted) {
        return counted.recount()
                .filter(recount -> !recount.leavesOthers())
                .map(recount -> anew(before, collected, recount))
                .orElseGet(() -> of(before.apply(collected, counted.parts())));
    }

    private static Crediting of(AppliedFunding applied) {
        return new Crediting(applied.funding(), applied.shares(), Adjustment.NONE);
    }

    private static Crediting anew(LoanFunding before, List<AccountShare> collected, Recount recount) {
        List<AppliedShare> shares =
                before.anew().apply(collected, recount.parts()).shares();
        List<AccountShare> paid = before.apply(collected, recount.parts()).funding().shares().stream()
                .map(share -> share.paidWithout(null))
                .toList();
        LoanFunding after = before.anew().apply(paid, recount.after().paid()).funding();
        return new Crediting(
                after,
                shares,
                Adjustment.of(
                        before, after, shares.stream().map(Adjustment::parts).toList()));
    }
}
