package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import io.tranche.contracts.NoticeEvent.ReminderIssued;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DayEndRacesIntegrationTests extends DayEndTestCase {

    private final JdbcClient database = TestPlatform.database();

    @Test
    void goesOnWhereItDied() {
        String product = penalized();
        List<Long> loans = new ArrayList<>();
        Stream.generate(() -> activeLoanOf(product, "1200")).limit(2).forEach(loans::add);
        borrower = LoanApi.user(port, borrowerId + 1_000_000_000L);
        Stream.generate(() -> activeLoanOf(product, "1200")).limit(2).forEach(loans::add);
        LocalDate due = firstDue(loans.getLast());
        moveTo(due.plusDays(6));
        makeTrouble(LOCK_NOT_AVAILABLE, loans.getLast());

        Answer died = admin.post("/api/business_date/advance", "{\"days\": 2}");
        assertThat(died.code()).isEqualTo(500);
        assertThat(today()).isEqualTo(due.plusDays(6));
        assertThat(skipped(loans.getLast())).isEmpty();
        mend();
        moveTo(due.plusDays(8));

        assertThat(loans)
                .allSatisfy(loan -> assertThat(told("loan:" + loan, PenaltyCharged.class))
                        .extracting(PenaltyCharged::businessDate)
                        .endsWith(due.plusDays(5), due.plusDays(6), due.plusDays(7))
                        .doesNotHaveDuplicates())
                .allSatisfy(loan -> assertThat(told("loan:" + loan, ReminderIssued.class))
                        .extracting(ReminderIssued::daysPastDue)
                        .containsExactly(0, 1, 7));
    }

    @Test
    void closesEachDayOnceHoweverManyAreAtIt() {
        long loan = activeLoanOf(penalized(), "1200");
        LocalDate end = firstDue(loan).plusDays(6);

        List<Answer> answers = together(Collections.nCopies(
                5, () -> admin.post("/api/business_date/advance", "{\"to\": \"%s\"}".formatted(end))));

        assertThat(answers)
                .as("400: too late to move there; 202: not there yet")
                .extracting(Answer::code)
                .isSubsetOf(200, 202, 400)
                .containsAnyOf(200, 202);
        eventually().until(() -> today().equals(end));
        assertThat(told("loan:" + loan, LoanOverdue.class)).hasSize(1);
        assertThat(told("loan:" + loan, ReminderIssued.class))
                .extracting(ReminderIssued::businessDate)
                .containsExactly(end.minusDays(10), end.minusDays(6));
        assertThat(told("loan:" + loan, PenaltyCharged.class))
                .extracting(PenaltyCharged::businessDate)
                .containsExactly(end.minusDays(3), end.minusDays(2), end.minusDays(1));
    }

    @Test
    void losesNothingToRepaymentsAtTheSameTime() {
        long loan = activeLoanOf(penalized(), "12000");
        enrich("1000000.00");
        moveTo(firstDue(loan).plusDays(4));
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            String key = "payment-" + number;
            calls.add(() -> borrower.pay(loan, "10.00", key));
        }
        LocalDate end = today().plusDays(20);
        calls.add(6, () -> admin.post("/api/business_date/advance", "{\"to\": \"%s\"}".formatted(end)));

        together(calls);
        moveTo(end);

        eventually().until(() -> minor("SELECT reserved_minor FROM loan.loan WHERE id = ?", loan) == 0);
        assertThat(minor("""
                        SELECT sum(principal_minor + interest_minor + penalty_minor
                                   - paid_principal_minor - paid_interest_minor - paid_penalty_minor)
                        FROM loan.installment WHERE loan_id = ?
                        """, loan)).isEqualTo(Money.inr(outstandingOf(loan)).minorUnits());
        assertThat(minor("SELECT sum(penalty_minor) FROM loan.installment WHERE loan_id = ?", loan))
                .isEqualTo(charged(loan));
    }

    /** Less what was taken back because a payment counts as of a day that had ended. */
    private static long charged(long loan) {
        LongStream charged = told("loan:" + loan, PenaltyCharged.class).stream()
                .mapToLong(charge -> charge.amount().minorUnits());
        LongStream takenBack = told("loan:" + loan, LoanAdjusted.class).stream()
                .mapToLong(adjusted ->
                        Objects.requireNonNull(adjusted.penaltyCharged()).minorUnits());
        return LongStream.concat(charged, takenBack).sum();
    }

    private long minor(String sql, long loan) {
        return database.sql(sql).param(loan).query(Long.class).single();
    }
}
