package io.tranche.wallet.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestTokens;
import io.tranche.wallet.WalletClient;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.AccountDirectory;
import io.tranche.wallet.account.HouseAccount;
import io.tranche.wallet.account.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The repayment saga as loan-service drives it, through Kafka. */
@WalletTest
class RepaymentSagaIntegrationTests {

    private final int port;
    private final AccountDirectory accounts;
    private final long house;
    private final Borrower borrower = Borrower.withNewLoan();
    private final WalletClient wallet;
    private final long repayment = TestIds.next();

    RepaymentSagaIntegrationTests(
            @LocalServerPort int port, @Autowired AccountDirectory accounts, @Autowired HouseAccount house) {
        this.port = port;
        this.accounts = accounts;
        this.house = house.id().value();
        this.wallet = WalletClient.user(port, borrower.userId());
    }

    @BeforeEach
    void fundTheHouse() {
        new WalletClient(port, TestTokens.admin(TestIds.next()))
                .post("/api/accounts/house/top-up", "{\"amount\": 1000000}");
    }

    @Test
    void movesMoneyOnceForEventsDeliveredTwice() {
        TestEvents.publishTwice(List.of(
                SentEvent.of(borrower.disbursement("1000.00")),
                SentEvent.of(borrower.repayment(repayment, "400.00", house)),
                SentEvent.of(borrower.refund(repayment))));
        TestEvents.publish(borrower.repayment(TestIds.next(), "1.00", house));

        assertThat(borrower.awaitAnswers(4))
                .extracting(Object::getClass)
                .containsExactly(
                        LoanDisbursed.class,
                        RepaymentCollected.class,
                        RepaymentRefunded.class,
                        RepaymentCollected.class);
        assertThat(wallet.balance()).isEqualTo("999.00");
    }

    @Test
    void answersRepeatedRequestsTheSame() {
        for (int round = 0; round < 2; round++) {
            TestEvents.publish(borrower.disbursement("1000.00"), borrower.repayment(repayment, "400.00", house));
        }

        List<Event> answers = borrower.awaitAnswers(4);
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
        assertThat(answers.get(3)).isEqualTo(answers.get(1));
        assertThat(wallet.balance()).isEqualTo("600.00");
    }

    @Test
    void refusesARepaymentWhoseMoneyWasSpentElsewhere() {
        TestEvents.publish(borrower.disbursement("1000.00"));
        borrower.awaitAnswers(1);
        wallet.withdraw("700.00", "elsewhere");

        TestEvents.publish(borrower.repayment(repayment, "400.00", house));

        assertThat(borrower.awaitAnswers(2).getLast())
                .isEqualTo(new RepaymentDebitFailed(repayment, borrower.loanId(), RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(wallet.balance()).isEqualTo("300.00");
    }

    @Test
    void refusesMoreThanTheLoanCanTakeOnlyIfTheMoneyIsThere() {
        long second = TestIds.next();
        TestEvents.publish(
                borrower.disbursement("1000.00"),
                overpayment(repayment, "1000.01", "500.00"),
                overpayment(second, "999.00", "500.00"));

        assertThat(borrower.awaitAnswers(3).subList(1, 3))
                .containsExactly(
                        new RepaymentDebitFailed(repayment, borrower.loanId(), RefusalReason.INSUFFICIENT_BALANCE),
                        new RepaymentDebitFailed(second, borrower.loanId(), RefusalReason.EXCEEDS_OUTSTANDING));
    }

    @Test
    void refundsACollectedRepayment() {
        TestEvents.publish(
                borrower.disbursement("1000.00"),
                borrower.repayment(repayment, "400.00", house),
                borrower.refund(repayment));

        assertThat(borrower.awaitAnswers(3).getLast())
                .isEqualTo(new RepaymentRefunded(
                        repayment, borrower.loanId(), account(), Money.inr("400.00"), fromHouse("400.00")));
        assertThat(wallet.balance()).isEqualTo("1000.00");
    }

    @Test
    void remembersTheFeeUntilTheRefund() {
        List<AccountShare> shares = List.of(new AccountShare(house, Money.inr("400.00"), Money.inr("10.00")));
        TestEvents.publish(borrower.disbursement("1000.00"));
        TestEvents.publish(new RepaymentRequested(
                repayment, borrower.loanId(), borrower.userId(), Money.inr("400.00"), Money.inr("400.00"), shares));
        assertThat(borrower.awaitAnswers(2).getLast())
                .isEqualTo(
                        new RepaymentCollected(repayment, borrower.loanId(), account(), Money.inr("400.00"), shares));

        TestEvents.publish(borrower.refund(repayment));

        assertThat(borrower.awaitAnswers(3).getLast())
                .isEqualTo(new RepaymentRefunded(repayment, borrower.loanId(), account(), Money.inr("400.00"), shares));
        assertThat(wallet.balance()).isEqualTo("1000.00");
    }

    @Test
    void collectsNothingAfterItsRefund() {
        TestEvents.publish(
                borrower.disbursement("1000.00"),
                borrower.refund(repayment),
                borrower.repayment(repayment, "400.00", house));

        assertThat(borrower.awaitAnswers(3).subList(1, 3))
                .containsExactly(
                        new RepaymentRefunded(repayment, borrower.loanId(), account(), Money.inr("0.00"), List.of()),
                        new RepaymentDebitFailed(repayment, borrower.loanId(), RefusalReason.CANCELLED));
        assertThat(wallet.balance()).isEqualTo("1000.00");
    }

    @Test
    void cannotRefundWhatTheFunderHasSpent() {
        WalletClient funder = WalletClient.user(port, TestIds.next());
        funder.topUp("1.00", "in");
        long funderAccount =
                funder.get("/api/accounts").json().path(0).path("id").asLong();
        TestEvents.publish(borrower.disbursement("1000.00"), borrower.repayment(repayment, "400.00", funderAccount));
        borrower.awaitAnswers(2);
        assertThat(funder.withdraw("401.00", "out").status()).isEqualTo(200);

        TestEvents.publish(borrower.refund(repayment));

        assertThat(borrower.awaitAnswers(3).getLast())
                .isEqualTo(new RepaymentRefundFailed(repayment, borrower.loanId(), RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(wallet.balance()).isEqualTo("600.00");
    }

    @Test
    void endsTheSameInAnyOrderAcrossLoans() {
        List<Borrower> borrowers = IntStream.range(0, 20)
                .mapToObj(number -> Borrower.withNewLoan())
                .toList();
        List<SentEvent> events = new ArrayList<>();
        for (Borrower each : borrowers) {
            long refunded = TestIds.next();
            events.add(SentEvent.of(each.disbursement("1000.00")));
            events.add(SentEvent.of(each.repayment(TestIds.next(), "100.00", house)));
            events.add(SentEvent.of(each.repayment(refunded, "200.00", house)));
            events.add(SentEvent.of(each.repayment(TestIds.next(), "5000.00", house)));
            events.add(SentEvent.of(each.refund(refunded)));
        }

        TestEvents.publishShuffled(events, 20_26);
        TestEvents.publishShuffled(events, 4_2);

        assertThat(borrowers).allSatisfy(each -> {
            assertThat(each.awaitAnswers(5)).hasSize(5);
            assertThat(WalletClient.user(port, each.userId()).balance()).isEqualTo("900.00");
        });
    }

    private RepaymentRequested overpayment(long repaymentId, String amount, String payable) {
        return new RepaymentRequested(
                repaymentId,
                borrower.loanId(),
                borrower.userId(),
                Money.inr(amount),
                Money.inr(payable),
                fromHouse(amount));
    }

    private long account() {
        return accounts.ofUser(new UserId(borrower.userId())).orElseThrow().id().value();
    }

    private List<AccountShare> fromHouse(String amount) {
        return List.of(new AccountShare(house, Money.inr(amount)));
    }
}
