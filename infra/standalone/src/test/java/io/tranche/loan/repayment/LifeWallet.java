package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentReply;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.contracts.WalletEvent.WalletWithdrawn;
import io.tranche.ledger.posting.PostedBooks;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.Purses;
import io.tranche.wallet.account.TransactionSource;
import io.tranche.wallet.collection.CollectionBatch;
import io.tranche.wallet.collection.OpenCollections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** wallet-service as a loan meets it: it decides in memory as it always does, and is asked in order. */
final class LifeWallet {

    static final long BORROWER = 2;

    private final CollectionBatch collections = OpenCollections.none();
    private final PostedBooks ledger;
    private final Postings accounts;
    private long payments;

    LifeWallet(List<AccountShare> stakes, long loan, PostedBooks ledger) {
        this.ledger = ledger;
        accounts = Purses.of(Stream.concat(Stream.of(BORROWER), stakes.stream().map(AccountShare::accountId))
                .toList());
        stakes.forEach(stake -> topUp(stake.accountId(), stake.amount()));
        Money principal =
                stakes.stream().map(AccountShare::amount).reduce(Money::plus).orElseThrow();
        Cause payout = Cause.byRequest(TransactionSource.LOAN_DISBURSEMENT, loan, "payout");
        accounts.post(Movement.toOne(new AccountId(BORROWER), principal, stakes, payout));
        tell(new LoanDisbursed(loan, BORROWER, principal, stakes));
    }

    RepaymentReply answer(LoanEvent request) {
        RepaymentReply reply = (RepaymentReply)
                switch (request) {
                    case RepaymentRequested collect -> collections.collect(collect, UUID.randomUUID(), accounts);
                    case RepaymentRefundRequested refund -> collections.refund(refund, UUID.randomUUID(), accounts);
                    default -> throw new IllegalArgumentException("No request: " + request);
                };
        tell(reply);
        return reply;
    }

    void topUp(long account, Money amount) {
        accounts.post(Movement.in(new AccountId(account), amount, cause(TransactionSource.WALLET_TOPUP)));
        tell(new WalletToppedUp(payments, account, amount));
    }

    /** As far as there is so much. */
    void withdraw(long account, Money amount) {
        if (amount.isPositive()
                && accounts.post(
                        Movement.out(new AccountId(account), amount, cause(TransactionSource.WALLET_WITHDRAWAL)))) {
            tell(new WalletWithdrawn(payments, account, amount));
        }
    }

    Money balance(long account) {
        return accounts.account(new AccountId(account)).balance();
    }

    private void tell(Event event) {
        ledger.post(List.of(event));
    }

    private Cause cause(TransactionSource source) {
        payments++;
        return Cause.byRequest(source, payments, "payment");
    }
}
