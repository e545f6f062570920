package io.tranche.loan.repayment;

import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts to take payments back that have counted; in the caller's transaction. */
@Component
final class Reversals {

    private final RepaymentBooks books;
    private final Repayments repayments;
    private final JdbcClient database;
    private final Clock clock;

    Reversals(RepaymentBooks books, Repayments repayments, JdbcClient database, Clock clock) {
        this.books = books;
        this.repayments = repayments;
        this.database = database;
        this.clock = clock;
    }

    /** The repayment as it is then: being taken back, or taken back before. */
    Repayment start(Caller admin, RepaymentId id, String reason) {
        RepaymentBook book = books.reopenToUndo(id);
        Repayment repayment = book.find(id.value());
        if (repayment == null) {
            throw Refusal.notFound("Repayment");
        }
        return switch (repayment.status()) {
            case REVERSING, REVERSED -> repayment;
            case SUCCESS -> {
                Loan loan = book.rows().loanOf(repayment);
                requireOwed(loan);
                requireNothingUnderWay(loan);
                requireRoom(book.rows().dues(), loan, repayment);
                record(admin, id, reason);
                Repayment reversing = book.reverse(repayment, reason);
                books.write(book);
                yield reversing;
            }
            case PENDING, FAILED, REFUNDING, REFUNDED, COMPENSATION_FAILED, COMPENSATION_FORCED ->
                throw new Refusal(
                        HttpStatus.CONFLICT, "repayment_not_counted", "Only a payment that counts can be taken back");
        };
    }

    private static void requireOwed(Loan loan) {
        if (loan.status() == LoanStatus.WRITTEN_OFF) {
            throw new Refusal(HttpStatus.CONFLICT, "loan_written_off", "The loan is written off");
        }
    }

    /** Of a closed loan, nothing can be reserved. */
    private void requireNothingUnderWay(Loan loan) {
        if (loan.reserved().isPositive() || repayments.isAnyReversing(loan.id())) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "outstanding_reserved",
                    "Another repayment of the loan is under way; ask again");
        }
    }

    private static void requireRoom(Dues dues, Loan loan, Repayment repayment) {
        if (!dues.canDoWithout(loan, repayment)) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "reversal_overpays_loan",
                    "Without this payment, those made after it would be more than the loan takes");
        }
    }

    private void record(Caller admin, RepaymentId id, String reason) {
        database.sql("""
                        INSERT INTO repayment_reversal (repayment_id, requested_by, requested_at, reason)
                        VALUES (:repayment, :admin, :now, :reason)
                        """)
                .param("repayment", id.value())
                .param("admin", admin.userId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }
}
