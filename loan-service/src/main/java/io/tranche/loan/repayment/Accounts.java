package io.tranche.loan.repayment;

import io.tranche.loan.account.Account;
import io.tranche.loan.account.Agreement;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.account.Line;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.Installments;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.repayment.Dues.Owed;
import io.tranche.loan.repayment.Facts.NewFact;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loans with all that is known of them: for what makes a schedule anew. What happens to a loan every day does not need it. The
 * loans are locked, or only looked at.
 */
@Component
final class Accounts {

    private final JdbcClient database;
    private final AccountRows rows;
    private final Installments installments;
    private final Facts facts;
    private final Handlings handlings;
    private final OpenDays days;

    Accounts(
            JdbcClient database,
            AccountRows rows,
            Installments installments,
            Facts facts,
            Handlings handlings,
            OpenDays days) {
        this.database = database;
        this.rows = rows;
        this.installments = installments;
        this.facts = facts;
        this.handlings = handlings;
        this.days = days;
    }

    /** No day ends until the transaction does. For whoever makes dues that the day end would miss; before a loan is locked, as it does. */
    void holdDay() {
        days.hold();
    }

    /** @param whole those of which all has to be known, given what has ended */
    Dues dues(Collection<Loan> locked, Function<OpenDays.Open, Collection<Loan>> whole) {
        OpenDays.Open open = days.now();
        Collection<Loan> known = whole.apply(open);
        List<Long> ids = locked.stream().map(loan -> loan.id().value()).toList();
        return new Dues(new Owed(
                installments.unpaid(ids).stream().collect(Collectors.groupingBy(Installment::loanId)),
                locked.stream().collect(Collectors.toMap(Loan::id, handlings::of)),
                of(known, open),
                facts.of(known.stream().map(Loan::id).toList()),
                open));
    }

    Waterfall waterfall(Loan loan) {
        return new Waterfall(handlings.of(loan).order(), days.now().dayOf(loan.id()));
    }

    /** Of a loan that was paid out. */
    Account of(Loan loan) {
        return Objects.requireNonNull(of(List.of(loan), days.now()).get(loan.id()));
    }

    private Map<LoanId, Account> of(Collection<Loan> loans, OpenDays.Open open) {
        Map<LoanId, Account> accounts = new HashMap<>();
        if (loans.isEmpty()) {
            return accounts;
        }
        List<Long> ids = loans.stream().map(loan -> loan.id().value()).toList();
        Map<LoanId, List<Line>> lines = rows.lines(ids).stream()
                .collect(Collectors.groupingBy(line -> line.installment().loanId()));
        Map<LoanId, List<Installment>> agreed =
                rows.agreed(ids).stream().collect(Collectors.groupingBy(Installment::loanId));
        Map<LoanId, LocalDate> paidOut = paidOut(ids);
        for (Loan loan : loans) {
            List<Line> current = Objects.requireNonNull(lines.get(loan.id()));
            List<Installment> schedule = agreed.getOrDefault(loan.id(), asAgreed(current));
            LocalDate begin = Objects.requireNonNull(paidOut.get(loan.id()));
            Agreement agreement = new Agreement(loan.terms(), begin, schedule, handlings.of(loan));
            accounts.put(loan.id(), new Account(agreement, current, open.dayOf(loan.id())));
        }
        return accounts;
    }

    /**
     * Writes accounts that changed. Where the schedule was made anew, the one before is kept.
     *
     * @param because they are what they are of these
     */
    void write(Dues dues, Collection<NewFact> because) {
        Map<LoanId, Account> before = dues.before();
        Map<LoanId, Account> after = dues.after();
        rows.keep(after.keySet().stream()
                .filter(loan -> !asAgreed(
                                Objects.requireNonNull(before.get(loan)).lines())
                        .equals(asAgreed(Objects.requireNonNull(after.get(loan)).lines())))
                .toList());
        rows.write(after.values());
        days.charged(because.stream()
                .filter(dues.open()::reachesBack)
                .map(NewFact::loan)
                .toList());
    }

    private static List<Installment> asAgreed(List<Line> lines) {
        return lines.stream().map(Line::installment).map(Accounts::unpaid).toList();
    }

    private static Installment unpaid(Installment row) {
        Parts none = Parts.none(row.balance().currency());
        return new Installment(row.loanId(), row.number(), row.dueDate(), row.charged(), none, row.balance())
                .penalised(none.penalty());
    }

    private Map<LoanId, LocalDate> paidOut(List<Long> ids) {
        Map<LoanId, LocalDate> days = new HashMap<>();
        database.sql("SELECT id, paid_out_on FROM loan WHERE id = ANY (?)")
                .param(ids.toArray(Long[]::new))
                .query(row -> {
                    days.put(new LoanId(row.getLong("id")), row.getObject("paid_out_on", LocalDate.class));
                });
        return days;
    }
}
