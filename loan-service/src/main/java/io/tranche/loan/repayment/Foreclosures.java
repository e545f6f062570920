package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.Loans;
import io.tranche.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Starts payments that close a loan, if what is offered is what it takes. In the caller's transaction. */
@Component
final class Foreclosures {

    private final Loans loans;
    private final Repayments repayments;
    private final Accounts accounts;
    private final Payments payments;

    Foreclosures(Loans loans, Repayments repayments, Accounts accounts, Payments payments) {
        this.loans = loans;
        this.repayments = repayments;
        this.accounts = accounts;
        this.payments = payments;
    }

    Repayment start(PaymentOrder order) {
        boolean known = order.key() != null
                && repayments.findByKey(order.borrowerId(), order.key()).isPresent();
        return payments.startAsOf(order, known ? null : dayOfExact(order));
    }

    static void requirePayable(Loan loan) {
        if (!loan.status().payable()) {
            throw new Refusal(HttpStatus.CONFLICT, "loan_not_active", "Only an active loan can be repaid");
        }
    }

    /** Counts as of no other, also while it ends: then it takes another amount. */
    private LocalDate dayOfExact(PaymentOrder order) {
        Loan loan = loans.lock(List.of(order.loanId().value())).stream()
                .filter(locked -> locked.borrowerId() == order.borrowerId())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Loan"));
        requirePayable(loan);
        Account account = accounts.of(loan);
        Money total = account.payoff().total();
        if (!total.equals(order.amount())) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "foreclosure_amount_changed",
                    "Closing the loan takes %s now, not %s".formatted(total, order.amount()));
        }
        return account.today();
    }
}
