package io.tranche.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import io.tranche.testing.Matrix;
import io.tranche.testing.TestIds;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.UserId;
import io.tranche.wallet.settlement.Settlement.Status;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of top-ups and withdrawals of 40.00 by what the payment provider says, and what of the account. */
@WalletTest
class SettlementMachineIntegrationTests {

    private static final Money AMOUNT = Money.inr("40.00");

    private final Payments payments;
    private final TopUps topUps;
    private final Withdrawals withdrawals;
    private final JdbcClient jdbc;

    SettlementMachineIntegrationTests(
            @Autowired Payments payments,
            @Autowired TopUps topUps,
            @Autowired Withdrawals withdrawals,
            @Autowired JdbcClient jdbc) {
        this.payments = payments;
        this.topUps = topUps;
        this.withdrawals = withdrawals;
        this.jdbc = jdbc;
    }

    @Test
    void movesMoneyOnceHoweverOftenAndWhateverTheProviderSays() {
        Matrix<Status> drawn = Matrix.of(List.of(Status.values()), Status::name)
                .row("top-up accepted", status -> topUp(status, topUps::accept))
                .row("top-up declined", status -> topUp(status, topUps::decline))
                .row("withdrawal accepted", status -> withdrawal(status, withdrawals::accept))
                .row("withdrawal declined", status -> withdrawal(status, withdrawals::decline));

        assertThat(drawn).hasToString("""
                                     PENDING          SUCCESS  DECLINED
                top-up accepted      SUCCESS +40.00   SUCCESS  DECLINED
                top-up declined      DECLINED         SUCCESS  DECLINED
                withdrawal accepted  SUCCESS          SUCCESS  DECLINED
                withdrawal declined  DECLINED +40.00  SUCCESS  DECLINED
                """);
    }

    private String topUp(Status status, UnaryOperator<Settlement> command) {
        Settlement pending = topUps.register(account(), AMOUNT, "key");
        bring(pending, status, topUps::accept, topUps::decline);
        return outcome(pending, command);
    }

    private String withdrawal(Status status, UnaryOperator<Settlement> command) {
        AccountId account = account();
        topUps.accept(topUps.register(account, AMOUNT, "funds"));
        Settlement pending = withdrawals.register(account, AMOUNT, "key").orElseThrow();
        bring(pending, status, withdrawals::accept, withdrawals::decline);
        return outcome(pending, command);
    }

    private static void bring(
            Settlement pending, Status status, UnaryOperator<Settlement> accept, UnaryOperator<Settlement> decline) {
        Settlement brought = switch (status) {
            case PENDING -> pending;
            case SUCCESS -> accept.apply(pending);
            case DECLINED -> decline.apply(pending);
        };
        assertThat(brought.status()).isEqualTo(status);
    }

    /** @param pending as whoever repeats the command may still believe */
    private String outcome(Settlement pending, UnaryOperator<Settlement> command) {
        Money before = balance(pending.account());
        Status after = command.apply(pending).status();
        Money moved = balance(pending.account()).minus(before);
        return moved.isZero() ? after.name() : after + (moved.isPositive() ? " +" : " ") + moved;
    }

    private AccountId account() {
        return payments.accountOf(new UserId(TestIds.next()), AccountKind.CUSTOMER);
    }

    private Money balance(AccountId account) {
        return jdbc.sql("SELECT balance_minor FROM account WHERE id = ?")
                .param(account.value())
                .query((row, number) -> Money.ofMinor(row.getLong(1), Money.INR))
                .single();
    }
}
