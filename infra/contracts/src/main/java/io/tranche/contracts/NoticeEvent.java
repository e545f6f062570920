package io.tranche.contracts;

import java.time.LocalDate;

/**
 * What borrowers are to be told of their loans, by whoever knows how to reach them. Comes from loan-service, on the topic of its other
 * events and in order with those of the loan; it is in nobody's books.
 */
public sealed interface NoticeEvent extends Event {

    long loanId();

    @Override
    default String topic() {
        return Topics.LOAN_EVENTS;
    }

    @Override
    default String key() {
        return "loan:" + loanId();
    }

    /**
     * A day has ended, so many days before or after an installment's due date that its borrower is reminded. Once for each installment
     * and number of days.
     *
     * @param businessDate the day that has ended
     * @param amountDue what has to be paid for nothing of the loan to be unpaid on the due date, or now if that has passed; with
     *     earlier dues and penalties
     * @param daysPastDue the due date included; zero as long as it is to come
     */
    @EventType("loan.reminder_issued.v1")
    record ReminderIssued(
            long loanId,
            long borrowerId,
            LocalDate businessDate,
            ReminderKind kind,
            LocalDate dueDate,
            Money amountDue,
            int daysPastDue)
            implements NoticeEvent {}
}
