package io.tranche.wallet.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.AccountDirectory;
import io.tranche.wallet.account.HouseAccount;
import io.tranche.wallet.account.UserId;
import io.tranche.wallet.allocation.AllocationFixture;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The disbursement saga as loan-service drives it, through Kafka. */
@WalletTest
class DisbursementSagaIntegrationTests {

    private final int port;
    private final AccountDirectory accounts;
    private final long house;
    private final JdbcClient jdbc;
    private final Borrower borrower = Borrower.withNewLoan();
    private final WalletClient wallet;

    DisbursementSagaIntegrationTests(
            @LocalServerPort int port,
            @Autowired AccountDirectory accounts,
            @Autowired HouseAccount house,
            @Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.port = port;
        this.accounts = accounts;
        this.house = house.id().value();
        this.wallet = WalletClient.user(port, borrower.userId());
    }

    @BeforeEach
    void fundTheHouseAlone() {
        AllocationFixture.pauseAllProviders(jdbc);
        new WalletClient(port, TestTokens.admin(TestIds.next()))
                .post("/api/accounts/house/top-up", "{\"amount\": 1000000}");
    }

    @Test
    void disbursesToABorrowerWhoseRegistrationWasNotHeardYet() {
        TestEvents.publish(borrower.disbursement("100000.00"));

        assertThat(borrower.awaitAnswers(1))
                .containsExactly(new LoanDisbursed(
                        borrower.loanId(), account(), Money.inr("100000.00"), fromHouse("100000.00")));
        assertThat(wallet.balance()).isEqualTo("100000.00");
        assertThat(wallet.get("/api/wallet/transactions")
                        .json()
                        .path(0)
                        .path("source")
                        .asString())
                .isEqualTo("LOAN_DISBURSEMENT");
    }

    @Test
    void declinesWhatTheHouseCannotFund() {
        TestEvents.publish(borrower.disbursement("900000000000.00"));

        assertThat(borrower.awaitAnswers(1))
                .containsExactly(new DisbursementDeclined(borrower.loanId(), RefusalReason.INSUFFICIENT_FUNDS));
    }

    @Test
    void takesTheLoanBackAfterIt() {
        TestEvents.publish(borrower.disbursement("1000.00"), borrower.reversal(), borrower.disbursement("1000.00"));

        assertThat(borrower.awaitAnswers(3).subList(1, 3))
                .containsExactly(
                        new DisbursementReversed(
                                borrower.loanId(), account(), Money.inr("1000.00"), fromHouse("1000.00")),
                        new DisbursementDeclined(borrower.loanId(), RefusalReason.CANCELLED));
        assertThat(wallet.balance()).isEqualTo("0.00");
    }

    @Test
    void keepsTheLoanFromLeavingAfterItsReversal() {
        TestEvents.publish(borrower.reversal(), borrower.disbursement("1000.00"));

        assertThat(borrower.awaitAnswers(2))
                .containsExactly(
                        new DisbursementReversed(borrower.loanId(), null, null, List.of()),
                        new DisbursementDeclined(borrower.loanId(), RefusalReason.CANCELLED));
        assertThat(wallet.balance()).isEqualTo("0.00");
    }

    @Test
    void neverTakesBackWhatWasSpentWhenItWasAskedBack() {
        TestEvents.publish(borrower.disbursement("1000.00"));
        borrower.awaitAnswers(1);
        wallet.withdraw("1.00", "spent");
        TestEvents.publish(borrower.reversal());
        assertThat(borrower.awaitAnswers(2).getLast())
                .isEqualTo(new DisbursementReversalFailed(borrower.loanId(), RefusalReason.INSUFFICIENT_BALANCE));

        wallet.topUp("1.00", "back");
        TestEvents.publish(borrower.reversal());

        assertThat(borrower.awaitAnswers(3).getLast())
                .isEqualTo(new DisbursementReversalFailed(borrower.loanId(), RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(wallet.balance()).isEqualTo("1000.00");
    }

    private long account() {
        return accounts.ofUser(new UserId(borrower.userId())).orElseThrow().id().value();
    }

    private List<AccountShare> fromHouse(String amount) {
        return List.of(new AccountShare(house, Money.inr(amount)));
    }
}
