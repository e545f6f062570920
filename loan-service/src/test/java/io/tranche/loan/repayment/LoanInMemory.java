package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Agreement;
import io.tranche.loan.account.Agreement.Handling;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.Fact.Reversal;
import io.tranche.loan.account.PenaltyTerms;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Basis;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductRef;
import io.tranche.loan.repayment.BackDatingPropertyTests.Paid;
import io.tranche.loan.repayment.Dues.Owed;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Schedule;
import io.tranche.loan.schedule.Terms;
import io.tranche.messaging.saga.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A loan of three funders through the books of repayments, without a database; the ledger hears what they tell. */
final class LoanInMemory {

    private static final LoanId ID = new LoanId(1);
    private static final long BORROWER = 2;
    private static final LocalDate PAID_OUT = LocalDate.of(2026, 1, 20);
    private static final Instant NOW = Instant.parse("2026-01-20T10:00:00Z");
    private static final Terms TERMS = new Terms(Money.inr("120000.00"), AnnualRate.ofPercent("12.00"), 12);
    private static final Parts NONE = Parts.none(Money.INR);

    private final Map<Long, Repayment> repayments = new HashMap<>();
    private final Map<Long, List<AccountShare>> collected = new HashMap<>();
    private final HeardOfLoan heard = new HeardOfLoan();
    private final List<Fact> facts = new ArrayList<>();
    private Account account;
    private Loan loan;
    private LoanFunding funding = LoanFunding.of(List.of(
            new AccountShare(11, Money.inr("33333.33")),
            new AccountShare(12, Money.inr("66666.66")),
            new AccountShare(13, Money.inr("20000.01"))));

    LoanInMemory(AllocationOrder order) {
        Handling handling = new Handling(order, new PenaltyTerms(AnnualRate.ofPercent("36.50"), 2));
        List<Installment> schedule = Schedule.of(TERMS, PAID_OUT).installments().stream()
                .map(row -> new Installment(
                        ID,
                        row.number(),
                        row.dueDate(),
                        new Parts(row.principal(), row.interest(), NONE.penalty()),
                        NONE,
                        row.balance()))
                .toList();
        account = Account.opened(new Agreement(TERMS, PAID_OUT, schedule, handling));
        Basis basis = new Basis(new ProductRef(new ProductCode("standard"), 1), null, null);
        loan = new Loan(
                ID, BORROWER, basis, TERMS, LoanStatus.ACTIVE, account.outstanding(), NONE.total(), null, NOW, NOW);
    }

    void moveTo(int day) {
        Account before = account;
        account = account.on(PAID_OUT.plusDays(day));
        heard.charge(penalty(account).minus(penalty(before)));
        loan = loan.owing(account.outstanding(), NOW);
    }

    /** Asked for on the day from which it counts, and collected today. */
    void pay(long id, Paid paid) {
        Money amount = Money.ofMinor(TERMS.principal().minorUnits() * paid.thousandths() / 1000, Money.INR);
        LocalDate valueDate = PAID_OUT.plusDays(paid.day());
        PaymentOrder order = new PaymentOrder(BORROWER, ID, amount, paid.kind(), null);
        Repayment pending = new Repayment(
                new RepaymentId(id), order, valueDate, RepaymentStatus.PENDING, null, NONE.total(), null, NOW, NOW);
        repayments.put(id, pending);
        List<AccountShare> shares = funding.sharesOf(amount);
        collected.put(id, shares);
        change(book -> book.collect(
                pending, new RepaymentCollected(id, ID.value(), BORROWER, amount, shares), UUID.randomUUID()));
        assertThat(status(id)).isEqualTo(RepaymentStatus.SUCCESS);
        facts.add(new Payment(id, valueDate, amount, paid.kind()));
    }

    void takeBack(long id) {
        change(book -> book.reverse(repayment(id), "test"));
        assertThat(loan.reserved()).isEqualTo(loan.outstanding());
        List<AccountShare> shares = Objects.requireNonNull(collected.get(id));
        change(book -> book.reversed(
                repayment(id),
                new RepaymentRefunded(id, ID.value(), BORROWER, repayment(id).amount(), shares),
                UUID.randomUUID()));
        assertThat(status(id)).isEqualTo(RepaymentStatus.REVERSED);
        assertThat(loan.reserved().isZero()).isTrue();
        facts.add(new Reversal(id));
    }

    private interface Act {
        void on(RepaymentBook book);
    }

    private void change(Act act) {
        Map<Long, Loan> loans = new HashMap<>(Map.of(ID.value(), loan));
        Map<Long, LoanFunding> fundings = new HashMap<>(Map.of(ID.value(), funding));
        Dues dues = new Dues(new Owed(
                Map.of(),
                Map.of(),
                Map.of(ID, account),
                Map.of(ID, new ArrayList<>(facts)),
                new OpenDays.Open(account.today(), 0)));
        RepaymentBook book = new RepaymentBook(
                new BookRows(loans, repayments, dues, fundings, Map.of()),
                new RepaymentSettings(new Patience(Duration.ofSeconds(10), 4), Map.of(), Duration.ofMinutes(15)),
                NOW);
        act.on(book);
        account = dues.after().getOrDefault(ID, account);
        loan = Objects.requireNonNull(loans.get(ID.value()));
        funding = Objects.requireNonNull(fundings.get(ID.value()));
        book.announcement().events().forEach(heard::hear);
    }

    /** The loan, its funders and the ledger hold the same. */
    void assertBooksAgree() {
        Parts paid = account.installments().stream().map(Installment::paid).reduce(NONE, Parts::plus);
        assertThat(heard.all()).isEqualTo(paid);
        assertThat(loan.outstanding()).isEqualTo(account.outstanding());
        assertThat(heard.penaltyCharged()).isEqualTo(penalty(account));
        assertThat(funding.shares()).allSatisfy(share -> {
            assertThat(share.applied()).isEqualTo(heard.of(share.accountId()));
            assertThat(share.received()).isEqualTo(share.applied().total());
        });
    }

    Account account() {
        return account;
    }

    Loan loan() {
        return loan;
    }

    LoanFunding funding() {
        return funding;
    }

    int payments() {
        return repayments.size();
    }

    private Repayment repayment(long id) {
        return Objects.requireNonNull(repayments.get(id));
    }

    private RepaymentStatus status(long id) {
        return repayment(id).status();
    }

    private static Money penalty(Account account) {
        return account.installments().stream()
                .map(row -> row.charged().penalty())
                .reduce(NONE.penalty(), Money::plus);
    }
}
