package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.Loans;
import io.tranche.web.Refusal;
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
        if (order.key() == null
                || repayments.findByKey(order.borrowerId(), order.key()).isEmpty()) {
            requireExact(order);
        }
        return payments.start(order);
    }

    static void requirePayable(Loan loan) {
        if (!loan.status().payable()) {
            throw new Refusal(HttpStatus.CONFLICT, "loan_not_active", "Only an active loan can be repaid");
        }
    }

    private void requireExact(PaymentOrder order) {
        Loan loan = loans.lock(List.of(order.loanId().value())).stream()
                .filter(locked -> locked.borrowerId() == order.borrowerId())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Loan"));
        requirePayable(loan);
        Money total = accounts.of(loan).payoff().total();
        if (!total.equals(order.amount())) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "foreclosure_amount_changed",
                    "Closing the loan takes %s now, not %s".formatted(total, order.amount()));
        }
    }
}
