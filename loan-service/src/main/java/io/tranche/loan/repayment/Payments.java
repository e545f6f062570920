package io.tranche.loan.repayment;

import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.Loans;
import io.tranche.loan.outcome.Announcements;
import io.tranche.loan.outcome.Announcements.Announcement;
import io.tranche.loan.repayment.BackDatedOrder.Dating;
import io.tranche.loan.repayment.Repayments.Asked;
import io.tranche.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The first step of a repayment: reserve the amount and ask for the money. In the caller's transaction. */
@Component
final class Payments {

    private final Repayments repayments;
    private final Loans loans;
    private final RequestedShares shares;
    private final Accounts accounts;
    private final Announcements announcements;
    private final RepaymentSettings settings;
    private final Clock clock;

    Payments(
            Repayments repayments,
            Loans loans,
            RequestedShares shares,
            Accounts accounts,
            Announcements announcements,
            RepaymentSettings settings,
            Clock clock) {
        this.repayments = repayments;
        this.loans = loans;
        this.shares = shares;
        this.accounts = accounts;
        this.announcements = announcements;
        this.settings = settings;
        this.clock = clock;
    }

    /** The repayment that was started, or the one that has this key already. */
    Repayment start(PaymentOrder order) {
        return startAsOf(order, null);
    }

    /** @param valueDate on which the loan was asked what it takes; null for the day that is open */
    Repayment startAsOf(PaymentOrder order, @Nullable LocalDate valueDate) {
        return repayments
                .ask(order, valueDate, clock.instant())
                .map(asked -> request(asked, words(order)))
                .orElseGet(() -> earlier(order));
    }

    /** One without a key, as of a day that may be over; the loan has been asked whether it could have taken it then. */
    Repayment start(PaymentOrder order, Dating dating) {
        Asked asked = repayments.ask(order, dating.valueDate(), clock.instant()).orElseThrow();
        return request(asked, "%s as of %s: %s".formatted(order.amount(), dating.valueDate(), dating.reason()));
    }

    private static String words(PaymentOrder order) {
        String amount = order.amount().toString();
        return order.kind().reschedules() ? "%s, %s".formatted(amount, order.kind()) : amount;
    }

    private Repayment request(Asked asked, String why) {
        Repayment repayment = asked.repayment();
        Loan loan = loans.find(repayment.order().loanId()).orElseThrow();
        if (!asked.reserved()) {
            repayment = withoutRoom(repayment, loan);
        } else if (repayment.order().kind().reschedules()) {
            repayment = repayments.withReservation(repayment.id(), loan.reserved());
        }
        LoanEvent request = repayment.request(payable(repayment, loan), shares.plan(repayment, loan));
        announcements.make(new Announcement(
                List.of(request), List.of(RepaymentSteps.of(repayment, settings).because(why)), List.of()));
        return repayment;
    }

    private Money payable(Repayment repayment, Loan loan) {
        return repayment.order().kind().reschedules()
                ? accounts.of(loan).payoff().total()
                : repayment.payable(loan);
    }

    private Repayment withoutRoom(Repayment repayment, Loan loan) {
        if (!loan.status().payable()) {
            throw new Refusal(HttpStatus.CONFLICT, "loan_not_active", "Only an active loan can be repaid");
        }
        if (repayment.amount().compareTo(loan.outstanding()) <= 0) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "outstanding_reserved",
                    "Other repayments of this loan are under way, or taken back, and leave less than this to pay");
        }
        return repayments.withoutReservation(repayment.id());
    }

    private Repayment earlier(PaymentOrder order) {
        if (order.key() == null) {
            throw Refusal.notFound("Loan");
        }
        Repayment earlier =
                repayments.findByKey(order.borrowerId(), order.key()).orElseThrow(() -> Refusal.notFound("Loan"));
        return again(earlier, earlier.order().equals(order));
    }

    /** @param same whether it was asked for in the same words */
    static Repayment again(Repayment earlier, boolean same) {
        if (!same) {
            throw keyReused();
        }
        if (earlier.status() == RepaymentStatus.PENDING) {
            throw new Refusal(
                            HttpStatus.CONFLICT,
                            "repayment_in_progress",
                            "This repayment is under way; ask again shortly")
                    .at(RepaymentController.pathOf(earlier.id()));
        }
        return earlier;
    }

    static Refusal keyReused() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency_key_reused",
                "This idempotency key was used for a different request");
    }
}
