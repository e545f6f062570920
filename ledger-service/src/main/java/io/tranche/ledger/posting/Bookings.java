package io.tranche.ledger.posting;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.ledger.chart.AccountCode;
import io.tranche.ledger.journal.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one entry in the making. Parts of zero make no line. A wallet gets one line per movement, not one per share of
 * it: wallet-service counts its transactions that way, and the reconciliation compares the counts.
 */
final class Bookings {

    private final List<Line> lines = new ArrayList<>();

    /** Whether amounts may be negative; they stand on the other side then. */
    private final boolean differences;

    private Bookings() {
        this(false);
    }

    private Bookings(boolean differences) {
        this.differences = differences;
    }

    static Bookings topUp(long accountId, Money amount) {
        return new Bookings().debit(AccountCode.SETTLEMENT, amount).credit(AccountCode.wallet(accountId), amount);
    }

    static Bookings disbursement(LoanDisbursed event) {
        Bookings bookings = new Bookings();
        event.allocations().forEach(share -> bookings.debit(AccountCode.wallet(share.accountId()), share.amount()));
        Money fee = event.fee() == null ? Money.zero(event.principal().currency()) : event.fee();
        bookings.credit(
                AccountCode.wallet(event.borrowerAccountId()), event.principal().minus(fee));
        bookings.credit(AccountCode.FEE_INCOME, fee);
        bookings.debit(AccountCode.receivable(event.loanId()), event.principal());
        event.allocations()
                .forEach(share -> bookings.credit(AccountCode.funderPayable(share.accountId()), share.amount()));
        return bookings;
    }

    static Bookings collection(long borrowerAccountId, Money amount, List<AccountShare> shares) {
        Bookings bookings = new Bookings().debit(AccountCode.wallet(borrowerAccountId), amount);
        Money kept = Money.zero(amount.currency());
        for (AccountShare share : shares) {
            bookings.credit(AccountCode.wallet(share.accountId()), share.net());
            kept = kept.plus(share.amount().minus(share.net()));
        }
        return bookings.credit(AccountCode.PLATFORM_FEE_INCOME, kept);
    }

    static Bookings application(RepaymentApplied event) {
        return new Bookings()
                .application(
                        event.loanId(),
                        new Whole(event.principal(), event.interest(), event.penalty(), event.shares()));
    }

    static Bookings reversal(RepaymentReversed event) {
        return new Bookings()
                .application(
                        event.loanId(), new Whole(event.principal(), event.interest(), event.penalty(), event.shares()))
                .reversed();
    }

    /** Differences, of which some are negative. */
    static Bookings adjustment(LoanAdjusted event) {
        return new Bookings(true)
                .application(
                        event.loanId(),
                        new Whole(event.principal(), event.interest(), event.penalty(), event.shares()));
    }

    private record Whole(Money principal, Money interest, Money penalty, List<AppliedShare> shares) {

        private Money sum(Function<AppliedShare, Money> part) {
            return shares.stream().map(part).reduce(Money.zero(principal.currency()), Money::plus);
        }
    }

    /** Each sum stands against the funders' parts of it, so that parts which do not add up make no entry. */
    private Bookings application(long loanId, Whole whole) {
        whole.shares().forEach(share -> debit(AccountCode.funderPayable(share.accountId()), share.principal()));
        return credit(AccountCode.receivable(loanId), whole.principal())
                .debit(AccountCode.FUNDER_INTEREST, whole.sum(AppliedShare::interest))
                .credit(AccountCode.INTEREST_INCOME, whole.interest())
                .debit(AccountCode.FUNDER_PENALTY, whole.sum(AppliedShare::penalty))
                .credit(AccountCode.PENALTY_INCOME, whole.penalty());
    }

    /**
     * Nobody pays the claim any more, so nobody is owed what it would have brought: the loss is the funders'. Of a further loss, a
     * funder's share may be the rounding of another's.
     */
    static Bookings writeOff(LoanWrittenOff event) {
        Bookings bookings = new Bookings(true);
        event.shares().forEach(share -> bookings.debit(AccountCode.funderPayable(share.accountId()), share.amount()));
        return bookings.credit(AccountCode.receivable(event.loanId()), event.principal());
    }

    /**
     * What has not come back stands in suspense, against the claim on the borrower who kept a payout, or against the debt to the
     * borrower whose payment was kept. No wallet moves.
     */
    static Bookings forced(long loanId, @Nullable Long repaymentId, Money amount) {
        AccountCode owed = repaymentId == null ? AccountCode.receivable(loanId) : AccountCode.refundPayable(loanId);
        return new Bookings().debit(AccountCode.SUSPENSE, amount).credit(owed, amount);
    }

    Bookings reversed() {
        Bookings opposite = new Bookings();
        lines.forEach(line -> opposite.lines.add(line.reversed()));
        return opposite;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    private Bookings debit(AccountCode account, Money amount) {
        if (!amount.isZero()) {
            lines.add(
                    differences && amount.isNegative()
                            ? Line.credit(account, amount.negated())
                            : Line.debit(account, amount));
        }
        return this;
    }

    private Bookings credit(AccountCode account, Money amount) {
        if (!amount.isZero()) {
            lines.add(
                    differences && amount.isNegative()
                            ? Line.debit(account, amount.negated())
                            : Line.credit(account, amount));
        }
        return this;
    }
}
