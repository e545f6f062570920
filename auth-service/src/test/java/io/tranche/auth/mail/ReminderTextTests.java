package io.tranche.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.contracts.NoticeEvent.ReminderIssued;
import io.tranche.contracts.ReminderKind;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReminderTextTests {

    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);

    @Test
    void saysWhatWillBeDue() {
        Mail mail = mail(ReminderKind.UPCOMING, 0);

        assertThat(mail.userId()).isEqualTo(7);
        assertThat(mail.subject()).isEqualTo("Loan 42: INR 8884.88 due on 31 March 2026");
        assertThat(mail.body())
                .startsWith(
                        "the next installment of your loan 42 is due on 31 March 2026. Please pay INR 8884.88 by then.");
    }

    @Test
    void saysForHowLongSomethingIsOverdue() {
        assertThat(mail(ReminderKind.OVERDUE, 1).body())
                .startsWith(
                        "the installment of your loan 42 that was due on 31 March 2026 is 1 day past due. Please pay INR 8884.88 now.");
        assertThat(mail(ReminderKind.OVERDUE, 30).body()).contains(" is 30 days past due.");
        assertThat(mail(ReminderKind.OVERDUE, 30).subject())
                .isEqualTo("Loan 42: INR 8884.88 overdue since 31 March 2026");
    }

    private static Mail mail(ReminderKind kind, int daysPastDue) {
        LocalDate day = DUE.plusDays(daysPastDue - 1);
        return ReminderText.mail(
                UUID.randomUUID(), new ReminderIssued(42, 7, day, kind, DUE, Money.inr("8884.88"), daysPastDue));
    }
}
