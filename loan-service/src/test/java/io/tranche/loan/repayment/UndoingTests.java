package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.Parts;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoingTests {

    private static final Parts FIRST = parts("0.01", "0.05");
    private static final Parts SECOND = parts("0.00", "0.02");
    private static final Parts THIRD = parts("0.03", "0.07");

    /** Without what is taken back, the rest is divided anew. */
    @Test
    void mayGiveAFunderMorePrincipalByTheRoundingOfAnother() {
        LoanFunding funding = LoanFunding.of(List.of(share(1, "0.05"), share(2, "0.14"), share(3, "0.15")));
        funding = paid(funding, FIRST);
        List<AccountShare> second = funding.sharesOf(SECOND);
        funding = paid(funding, SECOND);
        funding = paid(paid(funding, parts("0.02", "0.03")), parts("0.01", "0.04"));

        Undoing undoing = Undoing.of(funding, second, SECOND, FIRST.plus(THIRD));

        assertThat(undoing.losses()).containsExactly(share(1, "0.01"), share(2, "-0.01"), share(3, "0.00"));
    }

    private static LoanFunding paid(LoanFunding funding, Parts parts) {
        return funding.apply(funding.sharesOf(parts), parts).funding();
    }

    private static Parts parts(String principal, String interest) {
        return new Parts(Money.inr(principal), Money.inr(interest), Money.inr("0.00"));
    }

    private static AccountShare share(long account, String amount) {
        return new AccountShare(account, Money.inr(amount));
    }
}
