package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tranche.contracts.Money;
import io.tranche.contracts.NoticeEvent.ReminderIssued;
import io.tranche.contracts.ReminderKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReminderIntegrationTests extends DayEndTestCase {

    @Test
    void remindsBeforeTheDueDateAndThenWhileItIsOverdue() {
        long loan = activeLoanOf(penalized(), "12000");
        LocalDate due = firstDue(loan);
        Money installment = installment(loan, 0);

        moveTo(due.plusDays(20));

        List<ReminderIssued> reminders = told("loan:" + loan, ReminderIssued.class);
        assertThat(reminders)
                .extracting(
                        ReminderIssued::borrowerId,
                        ReminderIssued::kind,
                        ReminderIssued::dueDate,
                        ReminderIssued::daysPastDue,
                        ReminderIssued::businessDate)
                .containsExactly(
                        tuple(borrowerId, ReminderKind.UPCOMING, due, 0, due.minusDays(4)),
                        tuple(borrowerId, ReminderKind.OVERDUE, due, 1, due),
                        tuple(borrowerId, ReminderKind.OVERDUE, due, 7, due.plusDays(6)));
        assertThat(reminders.get(0).amountDue()).isEqualTo(installment);
        assertThat(reminders.get(1).amountDue()).isEqualTo(installment);
        Money fourDaysOfPenalty = Money.ofMinor(Math.round(installment.minorUnits() * 4 / 1000.0), Money.INR);
        assertThat(reminders.get(2).amountDue()).isEqualTo(installment.plus(fourDaysOfPenalty));
        assertThat(timeline(loan))
                .endsWith("ACTIVE", "REMINDED", "OVERDUE", "REMINDED", "SMA_0", "PENALTY", "REMINDED");
    }

    @Test
    void asksBeforeTheNextDueDateForAllThatIsUnpaidThen() {
        long loan = activeLoanOf(penalized(), "12000");
        LocalDate next =
                LocalDate.parse(borrower.get("/api/loans/" + loan + "/schedule").text("/1/due_date"));

        moveTo(next.minusDays(3));

        ReminderIssued reminder = told("loan:" + loan, ReminderIssued.class).getLast();
        assertThat(reminder.dueDate()).isEqualTo(next);
        assertThat(reminder.kind()).isEqualTo(ReminderKind.UPCOMING);
        assertThat(view(loan).text("/arrears/penalty_amount")).isNotEqualTo("0.00");
        assertThat(reminder.amountDue())
                .as("with the penalty, which is in what the schedule shows")
                .isEqualTo(installment(loan, 0).plus(installment(loan, 1)));
    }

    @Test
    void doesNotRemindOfWhatIsPaid() {
        long loan = activeLoanOf(penalized(), "12000");
        LocalDate due = firstDue(loan);
        enrich("10000.00");
        moveTo(due.minusDays(3));
        assertThat(told("loan:" + loan, ReminderIssued.class)).hasSize(1);

        assertThat(borrower.pay(loan, installment(loan, 0).toString(), "in-time")
                        .code())
                .isEqualTo(200);
        moveTo(due.plusDays(8));

        assertThat(told("loan:" + loan, ReminderIssued.class)).hasSize(1);
        assertThat(LoanApi.ops(port)
                        .get("/api/day_end/runs?limit=1")
                        .body()
                        .get(0)
                        .has("reminded"))
                .isTrue();
    }

    private Money installment(long loan, int index) {
        return Money.inr(borrower.get("/api/loans/" + loan + "/schedule").text("/" + index + "/amount"));
    }
}
