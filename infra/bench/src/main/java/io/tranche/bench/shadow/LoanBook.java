package io.tranche.bench.shadow;

import static io.tranche.contracts.Money.INR;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Loans of a year, told by what loan-service and wallet-service publish about them, all loans one month after the other. */
final class LoanBook {

    /** Payout and twelve repayments, and the top-ups that they need. */
    static final int EVENTS_PER_LOAN = 52;

    private static final int MONTHS = 12;
    private static final int FUNDERS = 200;
    private static final int FUNDERS_PER_LOAN_MAX = 3;
    private static final int REFUSED_EVERY = 20;
    private static final long SHARE_MINOR = 1_200_000;
    private static final long INTEREST_MINOR = 1_000;

    private final int loans;
    private final Consumer<Event> told;
    private final Map<Long, Wallet> wallets = new HashMap<>();
    private long lastId = 1;

    private record Wallet(long count, long balanceMinor) {

        static final Wallet EMPTY = new Wallet(0, 0);

        Wallet plus(long amountMinor) {
            return new Wallet(count + 1, balanceMinor + amountMinor);
        }
    }

    LoanBook(int loans, Consumer<Event> told) {
        this.loans = loans;
        this.told = told;
    }

    void tell() {
        for (long loan = 1; loan <= loans; loan++) {
            disburse(loan);
        }
        for (int month = 0; month < MONTHS; month++) {
            for (long loan = 1; loan <= loans; loan++) {
                repay(loan, month);
            }
        }
    }

    private void disburse(long loan) {
        List<AccountShare> shares = shares(loan, SHARE_MINOR);
        Money principal = sum(shares);
        shares.forEach(share -> topUp(share.accountId(), share.amount()));
        tell(new DisbursementRequested(loan, borrower(loan), principal));
        tell(new LoanDisbursed(loan, borrower(loan), principal, shares));
        shares.forEach(share -> move(share.accountId(), share.amount().negated()));
        move(borrower(loan), principal);
        attest(borrower(loan));
    }

    private void repay(long loan, int month) {
        long repayment = ++lastId;
        long principalMinor = SHARE_MINOR / MONTHS;
        List<AccountShare> shares = shares(loan, principalMinor + INTEREST_MINOR);
        Money amount = sum(shares);
        tell(new RepaymentRequested(repayment, loan, borrower(loan), amount, amount, shares));
        if ((loan + month) % REFUSED_EVERY == 0) {
            tell(new RepaymentDebitFailed(repayment, loan, RefusalReason.INSUFFICIENT_BALANCE));
            topUp(borrower(loan), amount);
            return;
        }
        tell(new RepaymentCollected(repayment, loan, borrower(loan), amount, shares));
        move(borrower(loan), amount.negated());
        shares.forEach(share -> move(share.accountId(), share.amount()));
        tell(applied(repayment, loan, month));
        attest(borrower(loan));
    }

    private static RepaymentApplied applied(long repayment, long loan, int month) {
        List<AppliedShare> parts = shares(loan, 0).stream()
                .map(share -> new AppliedShare(
                        share.accountId(), minor(SHARE_MINOR / MONTHS), minor(INTEREST_MINOR), minor(0)))
                .toList();
        Money principal = minor(parts.size() * SHARE_MINOR / MONTHS);
        Money interest = minor(parts.size() * INTEREST_MINOR);
        return new RepaymentApplied(repayment, loan, principal, interest, minor(0), month == MONTHS - 1, parts);
    }

    private void topUp(long account, Money amount) {
        tell(new WalletToppedUp(++lastId, account, amount));
        move(account, amount);
    }

    private void attest(long account) {
        Wallet wallet = wallets.getOrDefault(account, Wallet.EMPTY);
        tell(new BalanceAttested(account, wallet.count(), minor(wallet.balanceMinor())));
    }

    private void move(long account, Money amount) {
        wallets.merge(
                account, Wallet.EMPTY.plus(amount.minorUnits()), (before, one) -> before.plus(one.balanceMinor()));
    }

    private void tell(Event event) {
        told.accept(event);
    }

    /** One to three funders, who have many loans each. */
    private static List<AccountShare> shares(long loan, long eachMinor) {
        return LongStream.rangeClosed(0, loan % FUNDERS_PER_LOAN_MAX)
                .mapToObj(funder -> new AccountShare(1 + (loan * 7 + funder) % FUNDERS, minor(eachMinor)))
                .toList();
    }

    private static long borrower(long loan) {
        return FUNDERS + loan;
    }

    private static Money sum(List<AccountShare> shares) {
        return shares.stream().map(AccountShare::amount).reduce(minor(0), Money::plus);
    }

    private static Money minor(long minorUnits) {
        return Money.ofMinor(minorUnits, INR);
    }
}
