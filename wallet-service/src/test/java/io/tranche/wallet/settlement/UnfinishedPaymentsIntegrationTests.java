package io.tranche.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import io.tranche.testing.TestIds;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.AccountDirectory;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@WalletTest
class UnfinishedPaymentsIntegrationTests {

    private final UndecidedProvider provider = new UndecidedProvider();
    private final UserId user = new UserId(TestIds.next());
    private final AccountDirectory directory;
    private final Payments payments;
    private final UnfinishedPayments upkeep;
    private final AccountId account;

    UnfinishedPaymentsIntegrationTests(
            @Autowired Accounts accounts,
            @Autowired AccountDirectory directory,
            @Autowired TopUps topUps,
            @Autowired Withdrawals withdrawals,
            @Autowired TransactionOperations transactions) {
        this.directory = directory;
        this.payments = new Payments(accounts, topUps, withdrawals, provider, transactions);
        this.upkeep = new UnfinishedPayments(
                topUps, withdrawals, payments, new SettlementSettings(Duration.ZERO, 1000), Clock.systemUTC());
        this.account = payments.accountOf(user, AccountKind.CUSTOMER);
    }

    @Test
    void finishesATopUpWhoseOutcomeWasUnknown() {
        Settlement pending = payments.topUp(account, Money.inr("100.00"), "unknown");
        assertThat(pending.status()).isEqualTo(Settlement.Status.PENDING);
        assertThat(balance()).isEqualTo("0.00");

        provider.outcome = PaymentOutcome.ACCEPTED;
        upkeep.finish();
        upkeep.finish();

        assertThat(balance()).isEqualTo("100.00");
        assertThat(provider.asked).contains("top-up-" + pending.id());
    }

    @Test
    void holdsTheMoneyOfAWithdrawalUntilItsOutcomeIsKnown() {
        provider.outcome = PaymentOutcome.ACCEPTED;
        payments.topUp(account, Money.inr("100.00"), "in");
        provider.outcome = PaymentOutcome.PENDING;

        payments.withdraw(account, Money.inr("80.00"), "out");
        assertThat(balance()).isEqualTo("20.00");

        provider.outcome = PaymentOutcome.DECLINED;
        upkeep.finish();
        upkeep.finish();
        assertThat(balance()).isEqualTo("100.00");
    }

    @Test
    void finishesTheOthersWhenOnePaymentFails() {
        provider.faultyOnce.add(
                payments.topUp(account, Money.inr("100.00"), "one").id());
        provider.faultyOnce.add(
                payments.topUp(account, Money.inr("100.00"), "other").id());

        provider.outcome = PaymentOutcome.ACCEPTED;
        upkeep.finish();
        assertThat(balance()).isEqualTo("100.00");

        upkeep.finish();
        assertThat(balance()).isEqualTo("200.00");
    }

    private String balance() {
        return directory.ofUser(user).orElseThrow().balance().toString();
    }

    /** Answers what the test says, and fails at the first of the faulty top-ups that it is asked about. */
    private static final class UndecidedProvider implements PaymentProvider {

        private final List<String> asked = new ArrayList<>();
        private final Set<Long> faultyOnce = new HashSet<>();
        private PaymentOutcome outcome = PaymentOutcome.PENDING;

        @Override
        public PaymentOutcome charge(PaymentOrder order) {
            asked.add(order.reference());
            if (faultyOnce.stream().anyMatch(id -> order.reference().equals("top-up-" + id))) {
                faultyOnce.clear();
                throw new IllegalStateException("the provider's answer makes no sense");
            }
            return outcome;
        }

        @Override
        public PaymentOutcome payOut(PaymentOrder order) {
            return charge(order);
        }
    }
}
