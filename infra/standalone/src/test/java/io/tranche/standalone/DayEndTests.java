package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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

    /** Three days are tried: the due date and the next two. */
    @Test
    void takesWhatIsDueFromTheWalletOfWhoeverHasItAndLeavesOthersOverdue() {
        Session able = api.newBorrower();
        Session unable = api.newBorrower();
        long paid = debitedLoan(able);
        long unpaid = debitedLoan(unable);
        assertThat(unable.withdraw("12000.00").status()).isEqualTo(200);
        Answer schedule = able.get("/api/loans/%d/schedule".formatted(paid));

        days.moveTo(LocalDate.parse(schedule.text("/0/due_date")).plusDays(4));

        BigDecimal left = new BigDecimal("12000.00").subtract(new BigDecimal(schedule.text("/0/amount")));
        assertThat(able.balance()).isEqualTo(left.toString());
        assertThat(able.get("/api/loans/%d/schedule".formatted(paid)).text("/0/status"))
                .isEqualTo("PAID");
        assertThat(debits(able, paid)).containsExactly("MANDATE_GIVEN", "ATTEMPTED", "COLLECTED");
        assertThat(able.get("/api/loans/" + paid).text("/arrears/days_past_due"))
                .isEqualTo("0");

        assertThat(unable.balance()).isEqualTo("0.00");
        assertThat(debits(unable, unpaid))
                .containsExactly(
                        "MANDATE_GIVEN", "ATTEMPTED", "FAILED", "ATTEMPTED", "FAILED", "ATTEMPTED", "GIVEN_UP");
        assertThat(unable.get("/api/loans/" + unpaid).text("/arrears/days_past_due"))
                .isEqualTo("4");
        books.agree();
    }

    private long debitedLoan(Session borrower) {
        long loan = borrower.apply("12000", 12).number("/id");
        assertThat(api.admin().approve(loan).text("/status")).isEqualTo("ACTIVE");
        Answer mandate = borrower.put("/api/loans/%d/auto_debit".formatted(loan), "{\"enabled\": true}");
        assertThat(mandate.status()).isEqualTo(200);
        return loan;
    }

    /** What its timeline tells of them. */
    private static List<String> debits(Session borrower, long loan) {
        return borrower.get("/api/loans/%d/timeline".formatted(loan))
                .body()
                .valueStream()
                .filter(step -> step.get("saga").asString().equals("auto_debit"))
                .map(step -> step.get("step").asString())
                .toList();
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
