package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.account.Agreement;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.Fact.Reversal;
import io.tranche.loan.account.Line;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.PlatformFee;
import io.tranche.loan.lifecycle.Basis;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductRef;
import io.tranche.loan.repayment.Dues.Owed;
import io.tranche.loan.repayment.Facts.NewFact;
import io.tranche.messaging.saga.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** The rows that loan-service has of one loan, in memory. */
final class LifeRows {

    static final LoanId LOAN = new LoanId(1);
    static final Instant NOW = Instant.EPOCH;

    private static final RepaymentSettings SETTINGS =
            new RepaymentSettings(new Patience(Duration.ofSeconds(10), 3), Map.of(), Duration.ofMinutes(15));

    final Map<Long, Repayment> repayments = new LinkedHashMap<>();
    final Map<Long, List<AccountShare>> asked = new HashMap<>();
    final List<Fact> facts = new ArrayList<>();
    Loan loan;
    Account account;
    LoanFunding funding;

    LifeRows(Agreement agreement, List<AccountShare> stakes, PlatformFee fee) {
        account = Account.opened(agreement);
        funding = new LoanFunding(LoanFunding.of(stakes).shares(), fee);
        loan = new Loan(
                LOAN,
                LifeWallet.BORROWER,
                new Basis(new ProductRef(new ProductCode("standard"), 1), null, null),
                agreement.terms(),
                LoanStatus.ACTIVE,
                account.outstanding(),
                Money.zero(Money.INR),
                null,
                NOW,
                NOW);
    }

    List<Repayment> in(RepaymentStatus... states) {
        return repayments.values().stream()
                .filter(repayment -> List.of(states).contains(repayment.status()))
                .toList();
    }

    Money penalty() {
        return account.installments().stream()
                .map(row -> row.charged().penalty())
                .reduce(Money.zero(Money.INR), Money::plus);
    }

    List<Installment> unpaid() {
        return account.installments().stream()
                .filter(row -> !row.due().total().isZero())
                .toList();
    }

    /** As RequestedShares plans it. */
    List<AccountShare> shares(Repayment repayment) {
        if (!funding.dependsOnParts()) {
            return funding.sharesOf(repayment.amount());
        }
        return repayment.order().kind().reschedules() ? alone(repayment) : besideOthers(repayment);
    }

    private List<AccountShare> alone(Repayment repayment) {
        Paid paid = account.pay(new Payment(
                0, account.today(), repayment.amount(), repayment.order().kind()));
        boolean countsAlone = paid.overpaid().isZero() && paid.credited().isZero();
        return countsAlone ? funding.sharesOf(paid.parts()) : funding.sharesOf(repayment.amount());
    }

    private List<AccountShare> besideOthers(Repayment repayment) {
        Waterfall waterfall = new Waterfall(account.agreement().handling().order(), account.today());
        List<List<AccountShare>> underWay = in(RepaymentStatus.PENDING).stream()
                .map(pending -> Objects.requireNonNull(asked.get(pending.id().value())))
                .toList();
        return new SharePlan(funding, unpaid(), waterfall).sharesOf(repayment.amount(), underWay);
    }

    /**
     * What RepaymentBooks reads, and what it writes.
     *
     * @param goesBack whether it is about the money of the repayment being with the borrower again
     * @return what is told
     */
    List<LoanEvent> change(Repayment about, boolean goesBack, BiConsumer<RepaymentBook, Repayment> act) {
        OpenDays.Open open = new OpenDays.Open(account.today(), 0);
        boolean whole = goesBack
                || open.isOver(about)
                || (about.order().kind().reschedules() && about.status() == RepaymentStatus.PENDING);
        Owed owed = new Owed(
                Map.of(LOAN, unpaid()),
                Map.of(LOAN, account.agreement().handling()),
                whole ? Map.of(LOAN, account) : Map.of(),
                whole ? Map.of(LOAN, new ArrayList<>(facts)) : Map.of(),
                open);
        BookRows rows = new BookRows(
                new HashMap<>(Map.of(LOAN.value(), loan)),
                new HashMap<>(Map.of(about.id().value(), about)),
                new Dues(owed),
                new HashMap<>(Map.of(LOAN.value(), funding)),
                asked);
        RepaymentBook book = new RepaymentBook(rows, SETTINGS, NOW);
        act.accept(book, about);
        write(book);
        return book.announcement().events();
    }

    private void write(RepaymentBook book) {
        loan = Objects.requireNonNull(book.rows().loans().get(LOAN.value()));
        funding = Objects.requireNonNull(book.rows().fundings().get(LOAN.value()));
        account = paid(book.rows().dues().after().getOrDefault(LOAN, account), book.changed());
        book.changed().repayments().forEach(row -> repayments.put(row.id().value(), row));
        book.changed().facts().forEach(fact -> facts.add(fact(fact)));
    }

    private static Account paid(Account before, ChangedRows changed) {
        List<Line> lines = before.lines().stream()
                .map(line -> changed.installments().stream()
                        .filter(row -> row.number() == line.installment().number())
                        .map(row -> new Line(row, line.overdueMinorDays()))
                        .findFirst()
                        .orElse(line))
                .toList();
        return new Account(before.agreement(), lines, before.today());
    }

    private Fact fact(NewFact fact) {
        long id = fact.repayment().value();
        PaymentOrder order = Objects.requireNonNull(repayments.get(id)).order();
        return switch (fact.type()) {
            case PAYMENT -> new Payment(id, fact.valueDate(), order.amount(), order.kind());
            case REVERSAL -> new Reversal(id);
        };
    }
}
