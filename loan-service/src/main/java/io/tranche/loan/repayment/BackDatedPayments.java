package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.History;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.Loans;
import io.tranche.loan.repayment.BackDatedOrder.Dating;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts payments that count as of a day that is over, if the loan could have taken them then. In the caller's transaction. */
@Component
final class BackDatedPayments {

    private final Loans loans;
    private final Accounts accounts;
    private final Facts facts;
    private final Repayments repayments;
    private final Payments payments;
    private final JdbcClient database;
    private final Clock clock;

    BackDatedPayments(
            Loans loans,
            Accounts accounts,
            Facts facts,
            Repayments repayments,
            Payments payments,
            JdbcClient database,
            Clock clock) {
        this.loans = loans;
        this.accounts = accounts;
        this.facts = facts;
        this.repayments = repayments;
        this.payments = payments;
        this.database = database;
        this.clock = clock;
    }

    /** The repayment that was started, or the one that has this key already. */
    Repayment start(BackDatedOrder order) {
        accounts.holdDay();
        Loan loan = loans.lock(List.of(order.loanId().value())).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Loan"));
        return earlier(order).orElseGet(() -> started(order, loan));
    }

    private Repayment started(BackDatedOrder order, Loan loan) {
        Foreclosures.requirePayable(loan);
        LocalDate valueDate = order.dating().valueDate();
        Account account = accounts.of(loan);
        requireBetween(account.agreement().paidOut(), valueDate, account.today());
        Money surplus = surplus(order, account);
        if (surplus.isPositive()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "amount_exceeds_outstanding",
                    "As of %s, the loan takes %s less than that".formatted(valueDate, surplus));
        }
        PaymentOrder payment =
                new PaymentOrder(loan.borrowerId(), loan.id(), order.amount(), PaymentKind.INSTALLMENTS, null);
        Repayment started = payments.start(payment, order.dating());
        record(order, started);
        return started;
    }

    private static void requireBetween(LocalDate first, LocalDate valueDate, LocalDate last) {
        if (valueDate.isBefore(first) || valueDate.isAfter(last)) {
            throw Refusal.invalid(
                    new InvalidField("value_date", "must be from %s, the payout, to %s".formatted(first, last)));
        }
    }

    /** What the loan could not take of it. */
    private Money surplus(BackDatedOrder order, Account account) {
        List<Fact> known = new ArrayList<>(facts.of(List.of(order.loanId())).getOrDefault(order.loanId(), List.of()));
        known.add(new Payment(Long.MAX_VALUE, order.dating().valueDate(), order.amount(), PaymentKind.INSTALLMENTS));
        return History.of(account.agreement(), known, account.today()).overpaid();
    }

    private record Earlier(RepaymentId id, Dating dating) {}

    private Optional<Repayment> earlier(BackDatedOrder order) {
        return database.sql("SELECT * FROM back_dated_payment WHERE requested_by = ? AND idempotency_key = ?")
                .params(order.adminId(), order.key().value())
                .query((row, number) -> new Earlier(
                        new RepaymentId(row.getLong("repayment_id")),
                        new Dating(row.getObject("value_date", LocalDate.class), row.getString("reason"))))
                .optional()
                .map(earlier -> same(order, earlier));
    }

    private Repayment same(BackDatedOrder order, Earlier earlier) {
        Repayment repayment = repayments.find(earlier.id).orElseThrow();
        boolean same = earlier.dating.equals(order.dating())
                && repayment.order().loanId().equals(order.loanId())
                && repayment.amount().equals(order.amount());
        return Payments.again(repayment, same);
    }

    private void record(BackDatedOrder order, Repayment started) {
        try {
            database.sql("""
                            INSERT INTO back_dated_payment
                                (repayment_id, requested_by, idempotency_key, requested_at, value_date, reason)
                            VALUES (:repayment, :admin, :key, :now, :date, :reason)
                            """)
                    .param("repayment", started.id().value())
                    .param("admin", order.adminId())
                    .param("key", order.key().value())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("date", order.dating().valueDate())
                    .param("reason", order.dating().reason())
                    .update();
        } catch (DuplicateKeyException atTheSameTime) {
            throw Payments.keyReused();
        }
    }
}
