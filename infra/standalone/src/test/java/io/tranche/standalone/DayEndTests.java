package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Time passes, and a loan is not paid. */
@OnRunningPlatform
class DayEndTests {

    private final Api api;
    private final Books books;
    private final Days days;
    private final Platform platform;

    DayEndTests(Api api, Books books, Platform platform) {
        this.api = api;
        this.books = books;
        this.days = new Days(api);
        this.platform = platform;
    }

    @Test
    void chargesForBeingLateAndEarnsItOnceItIsPaid() {
        String product = "p-" + UUID.randomUUID();
        Session admin = api.admin();
        startOnAFifth();
        Answer made = admin.post("/api/products", """
                {"product": "%s", "penalty_rate": 36.50, "grace_days": 3}""".formatted(product));
        assertThat(made.status()).isEqualTo(201);
        Session borrower = api.newBorrower();
        long loan = borrower.post("/api/loans/apply", """
                        {"principal_amount": 12000, "tenure_months": 12, "product": "%s"}""".formatted(product)).number("/id");
        assertThat(admin.approve(loan).text("/status")).isEqualTo("ACTIVE");

        LocalDate due = LocalDate.parse(
                borrower.get("/api/loans/%d/schedule".formatted(loan)).text("/0/due_date"));
        days.moveTo(due.plusDays(31));

        Answer late = borrower.get("/api/loans/" + loan);
        assertThat(late.text("/arrears/classification")).isEqualTo("SMA_1");
        assertThat(late.text("/arrears/days_past_due")).isEqualTo("31");
        assertThat(late.text("/arrears/penalty_amount")).isEqualTo("28.79");
        awaitMail("Subject: Loan %d: INR 1066.19 due on ".formatted(loan));
        awaitMail("Subject: Loan %d: INR 1093.91 overdue since ".formatted(loan));
        borrower.topUp("20000.00");
        assertThat(borrower.pay(loan, late.text("/outstanding_amount")).status())
                .isEqualTo(200);
        days.moveTo(due.plusDays(32));

        assertThat(borrower.get("/api/loans/%d/timeline".formatted(loan)).body().findValuesAsString("step"))
                .contains("OVERDUE", "SMA_0", "SMA_1", "CLOSED", "ARREARS_CLEARED", "STANDARD");
        books.agree();
    }

    /** Except after one of January, the second installment is not overdue yet when the last mail is sent. */
    private void startOnAFifth() {
        LocalDate today = days.today();
        LocalDate fifth = today.plusMonths(today.getDayOfMonth() > 5 ? 1 : 0).withDayOfMonth(5);
        days.moveTo(fifth.getMonth() == Month.JANUARY ? fifth.plusMonths(1) : fifth);
    }

    private void awaitMail(String line) {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> read(platform.mailboxUri()).lines().anyMatch(mailed -> mailed.startsWith(line)));
    }

    private static String read(URI page) throws IOException {
        try (InputStream body = page.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
