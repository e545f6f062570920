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

/**
 * What it is to the funders that a payment counts.
 *
 * @param funding as it is then
 * @param shares what the payment is to each
 * @param adjusted by what other payments count as something else to each; without those to whom they do not
 */
record Crediting(LoanFunding funding, List<AppliedShare> shares, List<AppliedShare> adjusted) {

    static Crediting of(LoanFunding before, List<AccountShare> collected, Counted counted) {
        return counted.recount()
                .filter(recount -> !recount.leavesOthers())
                .map(recount -> anew(before, collected, recount))
                .orElseGet(() -> of(before.apply(collected, counted.parts())));
    }

    private static Crediting of(AppliedFunding applied) {
        return new Crediting(applied.funding(), applied.shares(), List.of());
    }

    private static Crediting anew(LoanFunding before, List<AccountShare> collected, Recount recount) {
        List<AppliedShare> shares =
                before.anew().apply(collected, recount.parts()).shares();
        List<AccountShare> paid = before.apply(collected, recount.parts()).funding().shares().stream()
                .map(share -> share.paidWithout(null))
                .toList();
        LoanFunding after = before.anew().apply(paid, recount.after().paid()).funding();
        return new Crediting(after, shares, adjusted(before, after, shares));
    }

    private static List<AppliedShare> adjusted(LoanFunding before, LoanFunding after, List<AppliedShare> shares) {
        List<AppliedShare> adjusted = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            FundingShare was = before.shares().get(i);
            Parts difference =
                    after.shares().get(i).applied().minus(was.applied()).minus(parts(shares.get(i)));
            if (!difference.equals(Parts.none(was.stake().currency()))) {
                adjusted.add(new AppliedShare(
                        was.accountId(), difference.principal(), difference.interest(), difference.penalty()));
            }
        }
        return adjusted;
    }

    /** By what the other payments together count as something else. */
    Parts adjustment() {
        Money stake = funding.shares().getFirst().stake();
        return adjusted.stream().map(Crediting::parts).reduce(Parts.none(stake.currency()), Parts::plus);
    }

    private static Parts parts(AppliedShare share) {
        return new Parts(share.principal(), share.interest(), share.penalty());
    }
}
