package io.tranche.loan.lifecycle;

import io.tranche.loan.borrower.CreditScore;
import io.tranche.loan.borrower.CreditScores;
import io.tranche.loan.borrower.WalletActivity;
import io.tranche.loan.businessdate.LendingCalendar;
import io.tranche.loan.eligibility.MonthlyDues;
import io.tranche.loan.eligibility.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers what is known of somebody who applies. */
@Component
final class Standings {

    private final Loans loans;
    private final Installments installments;
    private final CreditScores scores;
    private final WalletActivity wallets;
    private final LendingCalendar calendar;

    Standings(
            Loans loans,
            Installments installments,
            CreditScores scores,
            WalletActivity wallets,
            LendingCalendar calendar) {
        this.loans = loans;
        this.installments = installments;
        this.scores = scores;
        this.wallets = wallets;
        this.calendar = calendar;
    }

    /** Makes other applications of this borrower wait until the transaction ends. */
    Standing alone(long borrowerId, LocalDate today) {
        List<Loan> open = loans.openAlone(borrowerId);
        BigDecimal dues = open.stream().map(this::monthlyDues).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Long> ids = open.stream().map(loan -> loan.id().value()).toList();
        return new Standing(
                open.size(),
                installments.countOverdue(ids, today),
                dues,
                wallets.transactionsOf(borrowerId),
                scores.find(borrowerId).map(CreditScore::score).orElse(null));
    }

    private BigDecimal monthlyDues(Loan loan) {
        return MonthlyDues.of(loan.terms(), calendar.dateOf(loan.createdAt()));
    }
}
