package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.AccountOpened;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A borrower whose loans have two funders. */
abstract class FundersTestCase extends LoanServiceTestCase {

    final Funder first = new Funder(TestIds.next(), TestIds.next());
    final Funder second = new Funder(TestIds.next(), TestIds.next());

    record Funder(long userId, long accountId) {}

    /** An active loan of 1,000.00 over three months, funded by the two. */
    long loanOf(String firstStake, String secondStake) {
        return paidOut(fundedBy(firstStake, secondStake));
    }

    long paidOut(long loan) {
        assertThat(admin.approve(loan).text("/status")).isEqualTo("ACTIVE");
        eventually()
                .until(() -> portfolio(second)
                        .body()
                        .valueStream()
                        .anyMatch(share -> share.get("loan_id").asLong() == loan));
        return loan;
    }

    /** Applied for. */
    long fundedBy(String firstStake, String secondStake) {
        return funded(borrower.apply("1000", 3).id(), firstStake, secondStake);
    }

    long funded(long loan, String firstStake, String secondStake) {
        for (Funder funder : List.of(first, second)) {
            TestEvents.publish(new AccountOpened(funder.accountId, funder.userId, AccountKind.PROVIDER, "INR"));
        }
        wallet.funders.put(
                loan,
                List.of(
                        new AccountShare(first.accountId, Money.inr(firstStake)),
                        new AccountShare(second.accountId, Money.inr(secondStake))));
        return loan;
    }

    Answer portfolio(Funder funder) {
        return LoanApi.provider(port, funder.userId).get("/api/providers/portfolio/");
    }

    static Money amount(JsonNode share, String field) {
        return Money.inr(share.get(field).asString());
    }
}
