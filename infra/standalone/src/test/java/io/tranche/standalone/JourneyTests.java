package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import org.junit.jupiter.api.Test;

/** The journey and the three scenarios that the API promises, as a borrower and an admin live them. */
@OnRunningPlatform
class JourneyTests {

    private final Api api;
    private final Books books;

    JourneyTests(Api api, Books books) {
        this.api = api;
        this.books = books;
    }

    @Test
    void borrowerRegistersAppliesIsApprovedRepaysAndSeesEveryStep() {
        Session borrower = api.newBorrower();
        assertThat(borrower.balance()).isEqualTo("0.00");

        Answer applied = borrower.apply("100000", 12);
        assertThat(applied.status()).isEqualTo(201);
        assertThat(applied.text("/status")).isEqualTo("APPLIED");
        assertThat(applied.text("/principal_amount")).isEqualTo("100000.00");
        assertThat(applied.text("/interest_rate")).isEqualTo("12.00");
        assertThat(applied.text("/outstanding_amount")).startsWith("106618.5");
        long loan = applied.number("/id");

        Answer approved = api.admin().approve(loan);
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text("/status")).isEqualTo("ACTIVE");
        assertThat(borrower.balance()).isEqualTo("100000.00");

        Answer paid = borrower.pay(loan, "9333.33", "payment-uuid-12345");
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("/repayment/status")).isEqualTo("SUCCESS");
        assertThat(paid.text("/repayment/type")).isEqualTo("PARTIAL");
        assertThat(paid.text("/repayment/amount")).isEqualTo("9333.33");
        assertThat(paid.body().at("/loan_closed").asBoolean()).isFalse();
        assertThat(borrower.balance()).isEqualTo("90666.67");

        Answer transactions = borrower.get("/api/wallet/transactions");
        assertThat(transactions.body().findValuesAsString("source"))
                .containsExactly("LOAN_DISBURSEMENT", "EMI_PAYMENT");
        assertThat(transactions.body().findValuesAsString("type")).containsExactly("CREDIT", "DEBIT");

        Answer timeline = borrower.get("/api/loans/%d/timeline".formatted(loan));
        assertThat(timeline.status()).isEqualTo(200);
        assertThat(timeline.body().size()).isGreaterThanOrEqualTo(4);

        books.agree();
        Session admin = api.admin();
        Answer journal = admin.get("/api/ledger/journal?loan_id=%d".formatted(loan));
        assertThat(journal.status()).isEqualTo(200);
        assertThat(journal.body().size()).isEqualTo(3);
    }

    @Test
    void payingTheWholeOutstandingClosesTheLoan() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("1000", 3).number("/id");
        api.admin().approve(loan);
        borrower.topUp("100.00");
        String outstanding = borrower.get("/api/loans/" + loan).text("/outstanding_amount");

        Answer paid = borrower.pay(loan, outstanding);

        assertThat(paid.text("/repayment/type")).isEqualTo("FULL");
        assertThat(paid.text("/new_outstanding")).isEqualTo("0.00");
        assertThat(paid.body().at("/loan_closed").asBoolean()).isTrue();
        assertThat(borrower.get("/api/loans/" + loan).text("/status")).isEqualTo("CLOSED");
        books.agree();
    }

    @Test
    void approvingTwiceDisbursesOnce() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("50000", 6).number("/id");
        Session admin = api.admin();

        assertThat(admin.approve(loan).status()).isEqualTo(200);
        Answer again = admin.approve(loan);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/status")).isEqualTo("ACTIVE");
        assertThat(borrower.balance()).isEqualTo("50000.00");
    }

    @Test
    void payingMoreThanTheBalanceIsRefusedAndMovesNothing() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("100000", 12).number("/id");
        api.admin().approve(loan);

        Answer refused = borrower.pay(loan, "999999", "unique-1");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("insufficient_balance");
        assertThat(refused.text("/detail")).isEqualTo("Insufficient balance");
        assertThat(borrower.balance()).isEqualTo("100000.00");
    }

    @Test
    void repeatingAPaymentWithItsKeyGivesTheFirstAnswerAndDebitsOnce() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("100000", 12).number("/id");
        api.admin().approve(loan);

        Answer first = borrower.pay(loan, "5000", "payment-abc");
        Answer second = borrower.pay(loan, "5000", "payment-abc");
        Answer otherBody = borrower.pay(loan, "5001", "payment-abc");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.code()).isEqualTo("idempotency_key_reused");
        assertThat(borrower.balance()).isEqualTo("95000.00");
    }

    @Test
    void moneySpentElsewhereFailsThePaymentAndReleasesTheReservation() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("10000", 12).number("/id");
        api.admin().approve(loan);
        assertThat(borrower.withdraw("9900.00").status()).isEqualTo(200);

        Answer refused = borrower.pay(loan, "500.00");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("insufficient_balance");
        assertThat(borrower.balance()).isEqualTo("100.00");
        assertThat(borrower.pay(loan, "100.00").status()).isEqualTo(200);
        books.agree();
    }

    @Test
    void rejectedLoanMovesNoMoney() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("10000", 12).number("/id");
        Session admin = api.admin();

        assertThat(admin.decide(loan, false).text("/status")).isEqualTo("REJECTED");
        assertThat(admin.approve(loan).status()).isEqualTo(409);
        assertThat(borrower.balance()).isEqualTo("0.00");
    }

    @Test
    void balanceAskedBeforeTheAccountIsOpenIsZero() {
        Session borrower = api.newBorrower();

        assertThat(borrower.balance()).isEqualTo("0.00");
        await().untilAsserted(() ->
                assertThat(borrower.get("/api/accounts").body().size()).isEqualTo(1));
    }
}
