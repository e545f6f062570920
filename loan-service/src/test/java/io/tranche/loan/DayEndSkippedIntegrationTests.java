package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tranche.contracts.AssetClass;
import io.tranche.contracts.LoanEvent.BorrowerClassified;
import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loans and borrowers whose end of a day fails for good. */
class DayEndSkippedIntegrationTests extends DayEndTestCase {

    @AfterEach
    void leaveNothingMissing() {
        TestPlatform.database()
                .sql("ALTER TABLE loan.borrower_class_change DROP CONSTRAINT IF EXISTS trouble")
                .update();
        mend();
        retry();
    }

    @Test
    void leavesOutOneBadLoanAndEndsTheDayForAllOthers() {
        String product = penalized();
        List<Long> loans = loansOfSeveralBorrowers(product, 9);
        long bad = loans.get(4);
        LocalDate due = firstDue(loans.getLast());
        moveTo(due.plusDays(3));
        makeTrouble(IMPOSSIBLE, bad);

        moveTo(due.plusDays(5));

        assertThat(loans.stream().filter(loan -> loan != bad))
                .allSatisfy(loan -> assertThat(charged(loan)).containsExactly(due.plusDays(3), due.plusDays(4)));
        assertThat(charged(bad)).isEmpty();
        assertThat(skipped(bad)).containsExactly(due.plusDays(3), due.plusDays(4));
        assertThat(LoanApi.ops(port).get("/api/day_end/skipped").body().findValuesAsString("cause"))
                .singleElement()
                .asString()
                .contains("trouble");
        assertThat(LoanApi.ops(port).get("/api/day_end/runs?limit=2").text("/1/skipped"))
                .isEqualTo("1");
        assertThat(borrower.get("/api/day_end/skipped").code()).isEqualTo(403);
        assertThat(borrower.post("/api/day_end/skipped/retry", "{}").code()).isEqualTo(403);
    }

    @Test
    void catchesUpWithEachMissedDayAsIfInTime() {
        String product = penalized();
        List<Long> loans = loansOfSeveralBorrowers(product, 2);
        long bad = loans.getFirst();
        LocalDate due = firstDue(loans.getLast());
        moveTo(due.plusDays(3));
        makeTrouble(IMPOSSIBLE, bad);
        moveTo(due.plusDays(40));
        assertThat(classAndDays(bad)).containsExactly(tuple(AssetClass.SMA_0, due));

        assertThat(retry().text("/failing")).isEqualTo("1");
        mend();
        assertThat(retry().text("/failing")).isEqualTo("0");

        assertThat(told("loan:" + bad, PenaltyCharged.class))
                .extracting(PenaltyCharged::businessDate, PenaltyCharged::amount)
                .isEqualTo(told("loan:" + loans.getLast(), PenaltyCharged.class).stream()
                        .map(charge -> tuple(charge.businessDate(), charge.amount()))
                        .toList())
                .hasSize(37);
        assertThat(skipped(bad)).isEmpty();
        assertThat(outstanding(bad)).isEqualTo(outstanding(loans.getLast()));
        assertThat(classAndDays(bad))
                .containsExactly(tuple(AssetClass.SMA_0, due), tuple(AssetClass.SMA_1, due.plusDays(30)))
                .isEqualTo(classAndDays(loans.getLast()));
        moveTo(due.plusDays(41));
        assertThat(charged(bad)).hasSize(38);
    }

    /** The borrower pays in the meantime, so that only the next installment becomes overdue after that. */
    @Test
    void chargesForWhatWasUnpaidThenAndNotForWhatIsUnpaidNow() {
        long loan = activeLoanOf(penalized(), "12000");
        enrich("100000.00");
        LocalDate due = firstDue(loan);
        moveTo(due.plusDays(3));
        makeTrouble(IMPOSSIBLE, loan);
        moveTo(due.plusDays(5));
        Money arrears =
                Money.inr(borrower.get("/api/loans/" + loan + "/schedule").text("/0/amount"));
        assertThat(borrower.pay(loan, arrears.toString(), "arrears").code()).isEqualTo(200);
        moveTo(due.plusDays(7));
        mend();

        moveTo(due.plusDays(8));

        assertThat(charged(loan)).containsExactly(due.plusDays(3), due.plusDays(4));
        assertThat(view(loan).text("/arrears/penalty_amount"))
                .isEqualTo(Money.ofMinor(Math.round(arrears.minorUnits() * 2 / 1000.0), Money.INR)
                        .toString());
        assertThat(view(loan).text("/arrears/days_past_due")).isEqualTo("0");
        assertThat(timeline(loan)).containsSubsequence("SMA_0", "ARREARS_CLEARED", "STANDARD");
    }

    @Test
    void doesNotCloseADayOnWhichTooManyFail() {
        List<Long> loans = loansOfSeveralBorrowers(penalized(), 4);
        LocalDate due = firstDue(loans.getLast());
        moveTo(due.plusDays(3));
        makeTrouble(IMPOSSIBLE, loans.toArray(Long[]::new));

        assertThat(admin.post("/api/business_date/advance", "{\"days\": 1}").code())
                .isEqualTo(500);

        assertThat(today()).isEqualTo(due.plusDays(3));
        mend();
        closeToday();
        retry();
        assertThat(loans).allSatisfy(loan -> assertThat(charged(loan)).containsExactly(due.plusDays(3)));
    }

    @Test
    void leavesOutABorrowerWhoseClassCannotBeWritten() {
        List<Long> loans = loansOfSeveralBorrowers(penalized(), 2);
        LocalDate due = firstDue(loans.getLast());
        moveTo(due);
        TestPlatform.database()
                .sql("ALTER TABLE loan.borrower_class_change ADD CONSTRAINT trouble CHECK (loan_id <> %d) NOT VALID"
                        .formatted(loans.getFirst()))
                .update();

        moveTo(due.plusDays(2));

        assertThat(classAndDays(loans.getLast())).containsExactly(tuple(AssetClass.SMA_0, due));
        assertThat(told("loan:" + loans.getFirst(), LoanOverdue.class)).hasSize(1);
        assertThat(classAndDays(loans.getFirst())).isEmpty();
        leaveNothingMissing();
        assertThat(classAndDays(loans.getFirst())).containsExactly(tuple(AssetClass.SMA_0, due));
    }

    private List<LocalDate> charged(long loan) {
        return told("loan:" + loan, PenaltyCharged.class).stream()
                .map(PenaltyCharged::businessDate)
                .toList();
    }

    private List<Tuple> classAndDays(long loan) {
        return told("borrower:" + borrowerOf(loan), BorrowerClassified.class).stream()
                .map(change -> tuple(change.now(), change.businessDate()))
                .toList();
    }

    private static long borrowerOf(long loan) {
        return value("borrower_id", loan);
    }

    private static long outstanding(long loan) {
        return value("outstanding_minor", loan);
    }

    private static long value(String column, long loan) {
        return TestPlatform.database()
                .sql("SELECT %s FROM loan.loan WHERE id = ?".formatted(column))
                .param(loan)
                .query(Long.class)
                .single();
    }

    private List<Long> loansOfSeveralBorrowers(String product, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    borrower = LoanApi.user(port, TestIds.next());
                    return activeLoanOf(product, "12000");
                })
                .toList();
    }
}
