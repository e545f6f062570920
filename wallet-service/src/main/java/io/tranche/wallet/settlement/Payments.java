package io.tranche.wallet.settlement;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Accounts;
import io.tranche.wallet.account.UserId;
import io.tranche.wallet.settlement.Settlement.Status;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down what is wanted, asks the payment provider, writes down what came of it: three steps, so that no transaction waits
 * for the provider. Whoever repeats the last two, after a crash or with the same key, changes nothing but what was left undone.
 */
@Component
class Payments {

    private final Accounts accounts;
    private final TopUps topUps;
    private final Withdrawals withdrawals;
    private final PaymentProvider provider;
    private final TransactionOperations transactions;

    Payments(
            Accounts accounts,
            TopUps topUps,
            Withdrawals withdrawals,
            PaymentProvider provider,
            TransactionOperations transactions) {
        this.accounts = accounts;
        this.topUps = topUps;
        this.withdrawals = withdrawals;
        this.provider = provider;
        this.transactions = transactions;
    }

    AccountId accountOf(UserId owner, AccountKind kind) {
        return transactions.execute(status -> accounts.accountOf(owner, kind));
    }

    Settlement topUp(AccountId account, Money amount, String key) {
        return finishTopUp(topUps.register(account, amount, key));
    }

    /** Empty when the account holds less than the amount. */
    Optional<Settlement> withdraw(AccountId account, Money amount, String key) {
        return withdrawals.register(account, amount, key).map(this::finishWithdrawal);
    }

    Settlement finishTopUp(Settlement topUp) {
        if (topUp.status() != Status.PENDING) {
            return topUp;
        }
        return switch (provider.charge(new PaymentOrder("top-up-" + topUp.id(), topUp.amount()))) {
            case ACCEPTED -> topUps.accept(topUp);
            case DECLINED -> topUps.decline(topUp);
            case PENDING -> topUp;
        };
    }

    Settlement finishWithdrawal(Settlement withdrawal) {
        if (withdrawal.status() != Status.PENDING) {
            return withdrawal;
        }
        return switch (provider.payOut(new PaymentOrder("withdrawal-" + withdrawal.id(), withdrawal.amount()))) {
            case ACCEPTED -> withdrawals.accept(withdrawal);
            case DECLINED -> withdrawals.decline(withdrawal);
            case PENDING -> withdrawal;
        };
    }
}
