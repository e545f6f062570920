package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.AccountFixture;
import io.tranche.loan.account.Agreement;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.LoanFunding.AppliedFunding;
import io.tranche.loan.lifecycle.Basis;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductRef;
import io.tranche.loan.repayment.Dues.Owed;
import io.tranche.messaging.saga.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books of one repayment of 400.00, in any of its states, of the loan of the seeds, which one funder has lent. */
final class BookFixture {

    static final long REPAYMENT = 7;
    static final long LOAN = AccountFixture.LOAN.value();
    static final long BORROWER = 2;
    static final Money AMOUNT = Money.inr("400.00");
    static final List<AccountShare> SHARES = List.of(new AccountShare(1, AMOUNT));
    static final Instant NOW = Instant.parse("2026-01-20T10:00:00Z");

    private static final Money NOTHING = Money.inr("0.00");
    private static final RepaymentSettings SETTINGS =
            new RepaymentSettings(new Patience(Duration.ofSeconds(10), 4), Map.of(), Duration.ofMinutes(15));

    private BookFixture() {}

    static RepaymentBook book(RepaymentStatus status) {
        return book(status, null);
    }

    /** @param left what the loan owes, if other repayments have come before */
    static RepaymentBook book(RepaymentStatus status, @Nullable Money left) {
        boolean counted = repayment(status).outstandingAfter() != null;
        List<Fact> facts = new ArrayList<>();
        Agreement agreement = AccountFixture.seeds();
        Account account = Account.opened(agreement);
        LoanFunding funding =
                LoanFunding.of(List.of(new AccountShare(1, agreement.terms().principal())));
        if (counted) {
            Payment payment = new Payment(REPAYMENT, agreement.paidOut(), AMOUNT, PaymentKind.INSTALLMENTS);
            facts.add(payment);
            Account.Paid paid = account.pay(payment);
            account = paid.account();
            AppliedFunding applied = funding.apply(SHARES, paid.parts());
            funding = applied.funding();
        }
        Loan loan = loan(agreement, left == null ? account.outstanding() : left, status);
        Owed owed = new Owed(
                Map.of(),
                Map.of(loan.id(), agreement.handling()),
                Map.of(loan.id(), account),
                Map.of(loan.id(), facts),
                new OpenDays.Open(agreement.paidOut(), 0));
        BookRows rows = new BookRows(
                new HashMap<>(Map.of(LOAN, loan)),
                new HashMap<>(Map.of(REPAYMENT, repayment(status))),
                new Dues(owed),
                new HashMap<>(Map.of(LOAN, funding)),
                Map.of());
        return new RepaymentBook(rows, SETTINGS, NOW);
    }

    static Repayment repayment(RepaymentStatus status) {
        PaymentOrder order = new PaymentOrder(BORROWER, new LoanId(LOAN), AMOUNT, PaymentKind.INSTALLMENTS, "key");
        Money after = switch (status) {
            case SUCCESS, REVERSING, REVERSED -> Money.inr("106218.53");
            case PENDING, FAILED, REFUNDING, REFUNDED, COMPENSATION_FAILED, COMPENSATION_FORCED -> null;
        };
        return new Repayment(new RepaymentId(REPAYMENT), order, null, status, null, AMOUNT, after, NOW, NOW);
    }

    private static Loan loan(Agreement agreement, Money outstanding, RepaymentStatus status) {
        Basis basis = new Basis(new ProductRef(new ProductCode("standard"), 1), null, null);
        Money reserved = status == RepaymentStatus.PENDING ? AMOUNT : NOTHING;
        return new Loan(
                new LoanId(LOAN),
                BORROWER,
                basis,
                agreement.terms(),
                LoanStatus.ACTIVE,
                outstanding,
                reserved,
                null,
                NOW,
                NOW);
    }
}
