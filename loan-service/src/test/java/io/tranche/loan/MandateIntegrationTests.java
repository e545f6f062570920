package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MandateIntegrationTests extends AutoDebitTestCase {

    @Test
    void isGivenAtTheApplicationOrLaterAndShownWithTheLoan() {
        long given = debitedLoan("1200", 3);
        long without = activeLoan("1200", 3);

        assertThat(view(given).text("/auto_debit")).isEqualTo("true");
        assertThat(view(without).text("/auto_debit")).isEqualTo("false");
        assertThat(mandate(borrower, without, "true").text("/enabled")).isEqualTo("true");
        assertThat(view(without).text("/auto_debit")).isEqualTo("true");
    }

    @Test
    void isKeptInTheTimelineEachTimeItChanges() {
        long loan = activeLoan("1200", 3);

        List.of("false", "true", "true", "false", "false", "true")
                .forEach(enabled ->
                        assertThat(mandate(borrower, loan, enabled).code()).isEqualTo(200));

        assertThat(timeline(loan)).endsWith("ACTIVE", "MANDATE_GIVEN", "MANDATE_WITHDRAWN", "MANDATE_GIVEN");
    }

    @Test
    void isTheBorrowersAlone() {
        long loan = activeLoan("1200", 3);

        assertThat(mandate(LoanApi.user(port, borrowerId + 1), loan, "true").code())
                .isEqualTo(404);
        assertThat(mandate(admin, loan, "true").code()).isEqualTo(403);
        assertThat(mandate(LoanApi.ops(port), loan, "true").code()).isEqualTo(403);
        assertThat(mandate(LoanApi.stranger(port), loan, "true").code()).isEqualTo(401);
        assertThat(view(loan).text("/auto_debit")).isEqualTo("false");
    }

    @Test
    void isRefusedForWhatMakesNoSense() {
        long loan = activeLoan("1200", 3);
        enrich("1000.00");
        borrower.pay(loan, outstandingOf(loan), "all");

        assertThat(mandate(borrower, loan, "true").text("/code")).isEqualTo("loan_closed");
        assertThat(mandate(borrower, loan, "null").text("/code")).isEqualTo("invalid_request");
        assertThat(mandate(borrower, loan, "\"perhaps\"").text("/code")).isEqualTo("invalid_request");
        assertThat(mandate(borrower, 999_999_999L, "true").code()).isEqualTo(404);
        assertThat(attempts(loan)).isZero();
    }

    /** It would be open again if a payment were taken back. */
    @Test
    void isWithdrawnAlsoWhenTheLoanIsClosed() {
        long loan = debitedLoan("1200", 3);
        enrich("1000.00");
        Answer paid = borrower.pay(loan, outstandingOf(loan), "all");

        assertThat(mandate(borrower, loan, "false").code()).isEqualTo(200);
        admin.post("/api/repayments/" + paid.text("/repayment/id") + "/reverse", "{\"reason\": \"test\"}");

        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
        assertThat(view(loan).text("/auto_debit")).isEqualTo("false");
    }

    @Test
    void isPartOfWhatAnIdempotencyKeyStandsFor() {
        String same = """
                {"principal_amount": 1200, "tenure_months": 3, "idempotency_key": "once"%s}""";

        long loan = borrower.post("/api/loans/apply", same.formatted(", \"auto_debit\": true"))
                .id();

        assertThat(borrower.post("/api/loans/apply", same.formatted(", \"auto_debit\": true"))
                        .id())
                .isEqualTo(loan);
        assertThat(borrower.post("/api/loans/apply", same.formatted("")).text("/code"))
                .isEqualTo("idempotency_key_reused");
    }
}
