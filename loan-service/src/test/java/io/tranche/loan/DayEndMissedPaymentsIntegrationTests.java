package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loan that has missed the ends of days, and one that has not: whatever is paid and when, they owe the same in the end. */
class DayEndMissedPaymentsIntegrationTests extends DayEndTestCase {

    private static final int MISSED_FROM = 4;
    private static final int TODAY = 7;

    private long missing;
    private long inTime;
    private LocalDate due;
    private String installment;

    @BeforeEach
    void letOneMissThreeDays() {
        String product = penalized();
        missing = activeLoanOf(product, "12000");
        inTime = activeLoanOf(product, "12000");
        enrich("100000.00");
        due = firstDue(missing);
        installment = borrower.get("/api/loans/" + missing + "/schedule").text("/0/amount");
        moveTo(due.plusDays(MISSED_FROM));
        makeTrouble(IMPOSSIBLE, missing);
    }

    @AfterEach
    void leaveNothingMissing() {
        mend();
        retry();
    }

    /** Before the missed days, on the first, between, and on the last of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6})
    void areChargedOnceByAPaymentThatIsDatedBack(int daysLate) {
        moveTo(due.plusDays(TODAY));
        payBackDated(daysLate);
        mend();
        retry();

        assertSameInTheEnd();
        assertThat(charged(missing)).isEqualTo(penalties(missing));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void areReckonedAnewWithAPaymentThatIsDatedBackAfterTheyWereEndedLate(int daysLate) {
        moveTo(due.plusDays(TODAY));
        mend();
        retry();
        payBackDated(daysLate);

        assertSameInTheEnd();
        assertThat(charged(missing)).isEqualTo(penalties(missing));
    }

    /** It leaves those days alone that are missed after it. */
    @Test
    void areChargedOnceIfMoreIsMissedAfterAPaymentThatWasDatedBack() {
        moveTo(due.plusDays(TODAY));
        payBackDated(5, "100.00");
        moveTo(due.plusDays(TODAY + 2));
        mend();
        retry();

        assertSameInTheEnd();
        assertThat(charged(missing)).isEqualTo(penalties(missing));
    }

    @Test
    void areChargedOnceByAPaymentThatIsTakenBack() {
        moveTo(due.plusDays(TODAY - 1));
        List<Answer> paid = Stream.of(missing, inTime)
                .map(loan -> borrower.pay(loan, installment, "loan-" + loan))
                .toList();
        moveTo(due.plusDays(TODAY));
        paid.forEach(payment -> assertThat(admin.post(
                                "/api/repayments/" + payment.text("/repayment/id") + "/reverse",
                                "{\"reason\": \"test\"}")
                        .text("/status"))
                .isEqualTo("REVERSED"));
        mend();
        retry();

        assertSameInTheEnd();
    }

    private void payBackDated(int daysLate) {
        payBackDated(daysLate, installment);
    }

    private void payBackDated(int daysLate, String amount) {
        for (long loan : List.of(missing, inTime)) {
            Answer paid = admin.post(
                    "/api/repayments/admin/back-dated", """
                            {"loan_id": %d, "amount": %s, "value_date": "%s", "reason": "test", "idempotency_key": "loan-%d"}
                            """.formatted(loan, amount, due.plusDays(daysLate), loan));
            assertThat(paid.code()).as(paid.body().toString()).isEqualTo(200);
        }
    }

    private void assertSameInTheEnd() {
        assertThat(skipped(missing)).isEmpty();
        assertSame();
        closeToday();
        assertThat(view(missing).body().get("arrears"))
                .isEqualTo(view(inTime).body().get("arrears"));
        assertSame();
    }

    private void assertSame() {
        assertThat(borrower.get("/api/loans/" + missing + "/schedule").body())
                .isEqualTo(borrower.get("/api/loans/" + inTime + "/schedule").body());
        assertThat(outstandingOf(missing)).isEqualTo(outstandingOf(inTime));
        LoanBooks.assertSound(missing);
        LoanBooks.assertSound(inTime);
    }

    /** As others were told. */
    private static Money charged(long loan) {
        return Stream.concat(
                        told("loan:" + loan, PenaltyCharged.class).stream().map(PenaltyCharged::amount),
                        told("loan:" + loan, LoanAdjusted.class).stream()
                                .map(adjusted -> Objects.requireNonNull(adjusted.penaltyCharged())))
                .reduce(Money.inr("0.00"), Money::plus);
    }

    private Money penalties(long loan) {
        return borrower.get("/api/loans/" + loan + "/schedule")
                .body()
                .valueStream()
                .map(row -> Money.inr(row.get("penalty").asString()))
                .reduce(Money.inr("0.00"), Money::plus);
    }
}
