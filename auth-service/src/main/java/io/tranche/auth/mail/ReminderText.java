package io.tranche.auth.mail;

import io.tranche.contracts.Money;
import io.tranche.contracts.NoticeEvent.ReminderIssued;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** A reminder in words. */
final class ReminderText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private ReminderText() {}

    static Mail mail(UUID id, ReminderIssued reminder) {
        return new Mail(id, reminder.borrowerId(), subject(reminder), body(reminder));
    }

    private static String subject(ReminderIssued reminder) {
        String amount = amount(reminder.amountDue());
        String day = day(reminder.dueDate());
        return switch (reminder.kind()) {
            case UPCOMING -> "Loan %d: %s due on %s".formatted(reminder.loanId(), amount, day);
            case OVERDUE -> "Loan %d: %s overdue since %s".formatted(reminder.loanId(), amount, day);
        };
    }

    private static String body(ReminderIssued reminder) {
        String amount = amount(reminder.amountDue());
        String day = day(reminder.dueDate());
        String what = switch (reminder.kind()) {
            case UPCOMING ->
                "the next installment of your loan %d is due on %s. Please pay %s by then."
                        .formatted(reminder.loanId(), day, amount);
            case OVERDUE ->
                "the installment of your loan %d that was due on %s is %s past due. Please pay %s now."
                        .formatted(reminder.loanId(), day, days(reminder.daysPastDue()), amount);
        };
        return what + """


                That is all that is due, penalties included. If you have paid it already, there is nothing to do.
                """;
    }

    private static String amount(Money money) {
        return money.currency().getCurrencyCode() + " " + money;
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    private static String days(int number) {
        return number == 1 ? "1 day" : number + " days";
    }
}
