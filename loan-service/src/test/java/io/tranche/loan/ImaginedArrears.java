package io.tranche.loan;

import io.tranche.contracts.Money;
import io.tranche.loan.account.PenaltyTerms;
import io.tranche.loan.schedule.AnnualRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a loan's installments become, reckoned without a database: paid oldest first, and of each the penalty first. */
final class ImaginedArrears {

    private static final PenaltyTerms TERMS = new PenaltyTerms(new AnnualRate(new BigDecimal("36.50")), 2);

    private final List<Row> rows;

    ImaginedArrears(List<Row> rows) {
        this.rows = rows;
    }

    static final class Row {
        final LocalDate due;
        long unpaid;
        long overdueDays;
        long paidPenalty;

        Row(LocalDate due, long unpaid) {
            this.due = due;
            this.unpaid = unpaid;
        }

        long penalty() {
            return TERMS.on(overdueDays, Money.INR).minorUnits();
        }
    }

    void close(LocalDate day) {
        rows.stream()
                .filter(row -> row.due.plusDays(TERMS.graceDays()).isBefore(day))
                .forEach(row -> row.overdueDays += row.unpaid);
    }

    void pay(long amount) {
        long left = amount;
        for (Row row : rows) {
            long penalty = Math.min(left, row.penalty() - row.paidPenalty);
            row.paidPenalty += penalty;
            left -= penalty;
            long dues = Math.min(left, row.unpaid);
            row.unpaid -= dues;
            left -= dues;
        }
    }

    long outstanding() {
        return rows.stream()
                .mapToLong(row -> row.unpaid + row.penalty() - row.paidPenalty)
                .sum();
    }

    long penalties() {
        return rows.stream().mapToLong(Row::penalty).sum();
    }

    /** At the end of a day; zero if nothing is overdue then. */
    long daysPastDue(LocalDate closed) {
        return rows.stream()
                .filter(row -> row.unpaid > 0 && !row.due.isAfter(closed))
                .mapToLong(row -> closed.toEpochDay() - row.due.toEpochDay() + 1)
                .max()
                .orElse(0);
    }
}
