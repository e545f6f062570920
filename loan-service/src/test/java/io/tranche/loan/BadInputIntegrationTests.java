package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes of requests that cannot be carried out: a clear refusal, and nothing else. */
class BadInputIntegrationTests extends BadInputTestCase {

    @Test
    void refusesWhatIsNotOnOffer() {
        Matrix<String> drawn = Matrix.of(List.of("answer"), head -> head);
        drawn.row("apply for 500,000.01", any -> answer(() -> apply("500000.01", "12", "")));
        drawn.row("apply for 0.99", any -> answer(() -> apply("0.99", "12", "")));
        for (String tenure : List.of("0", "-1", "61", "1000", "2147483648", "1.5")) {
            drawn.row("apply over %s months".formatted(tenure), any -> answer(() -> apply("1000", tenure, "")));
        }
        for (String rate : List.of("0", "0.99", "36.01", "12.345")) {
            drawn.row(
                    "apply at %s percent".formatted(rate),
                    any -> answer(() -> apply("1000", "12", ", \"interest_rate\": " + rate)));
        }
        for (String product : List.of("no-such-product", "No Such!", "")) {
            drawn.row(
                    "apply for product '%s'".formatted(product),
                    any -> answer(() -> apply("1000", "12", ", \"product\": \"%s\"".formatted(product))));
        }
        for (String tenure : List.of("0", "601", "1000")) {
            drawn.row("quote over %s months".formatted(tenure), any -> answer(() -> quote("1000", tenure, "12")));
        }
        drawn.row("quote at 0 percent", any -> answer(() -> quote("1000", "12", "0")));
        drawn.row("quote at 200.01 percent", any -> answer(() -> quote("1000", "12", "200.01")));

        assertThat(drawn).hasToString("""
                                                     answer
                apply for 500,000.01                 principal_over_limit
                apply for 0.99                       principal_under_limit
                apply over 0 months                  tenure_out_of_range
                apply over -1 months                 tenure_out_of_range
                apply over 61 months                 tenure_out_of_range
                apply over 1000 months               tenure_out_of_range
                apply over 2147483648 months         invalid_request tenure_months
                apply over 1.5 months                invalid_request tenure_months
                apply at 0 percent                   rate_out_of_band
                apply at 0.99 percent                rate_out_of_band
                apply at 36.01 percent               rate_out_of_band
                apply at 12.345 percent              invalid_request interest_rate
                apply for product 'no-such-product'  unknown_product
                apply for product 'No Such!'         unknown_product
                apply for product ''                 unknown_product
                quote over 0 months                  invalid_request tenure_months
                quote over 601 months                invalid_request tenure_months
                quote over 1000 months               invalid_request tenure_months
                quote at 0 percent                   200
                quote at 200.01 percent              invalid_request interest_rate
                """);
    }

    @Test
    void refusesDatesAndRequestsThatMakeNoSense() {
        Matrix<String> drawn = Matrix.of(List.of("answer"), head -> head);
        drawn.row("quote, due before the payout", any -> answer(() -> dated("2026-01-20", "2026-01-19")));
        drawn.row("quote, due two years later", any -> answer(() -> dated("2026-01-20", "2028-01-20")));
        drawn.row("quote, on 30 February", any -> answer(() -> dated("2026-02-30", "2026-03-30")));
        drawn.row("quote, in year 0", any -> answer(() -> dated("0000-00-00", "2026-03-30")));
        drawn.row("advance to yesterday", any -> answer(() -> advanceTo(today.minusDays(1))));
        drawn.row("advance to today", any -> answer(() -> advanceTo(today)));
        drawn.row("advance by two years", any -> answer(() -> advanceTo(today.plusYears(2))));
        drawn.row("advance to 30 February", any -> answer(() -> advance("\"to\": \"2027-02-30\"")));
        drawn.row("advance to nowhere", any -> answer(() -> advance("")));
        drawn.row("advance by days and months", any -> answer(() -> advance("\"days\": 1, \"months\": 1")));
        drawn.row("what if more than is owed", any -> answer(() -> whatIf("\"amount\": 5000")));
        drawn.row("what if in an unknown way", any -> answer(() -> whatIf("\"amount\": 50, \"prepayment\": \"NONE\"")));
        drawn.row("pay without a key", any -> answer(() -> pay("{\"loan_id\": %d, \"amount\": 5}".formatted(loan))));
        drawn.row("pay no loan", any -> answer(() -> pay("{\"amount\": 5, \"idempotency_key\": \"a\"}")));
        drawn.row("pay a loan that is not", any -> answer(() -> borrower.pay(999_999_999, "5", "b")));
        drawn.row("pay loan -1", any -> answer(() -> borrower.pay(-1, "5", "c")));
        drawn.row("pay with half a request", any -> answer(() -> pay("{\"loan_id\": ")));
        drawn.row("pay with nothing", any -> answer(() -> pay("")));
        drawn.row("foreclose for another amount", any -> answer(() -> borrower.foreclose(loan, "5", "d")));
        drawn.row("reverse without a reason", any -> answer(() -> reverse(repayment, "{}")));
        drawn.row("reverse for nothing", any -> answer(() -> reverse(repayment, "{\"reason\": \" \"}")));
        drawn.row(
                "reverse at length",
                any -> answer(() -> reverse(repayment, "{\"reason\": \"%s\"}".formatted("x".repeat(501)))));
        drawn.row("reverse what is not", any -> answer(() -> reverse(999_999_999, "{\"reason\": \"why\"}")));

        assertThat(drawn).hasToString("""
                                              answer
                quote, due before the payout  invalid_request first_due_date
                quote, due two years later    invalid_request first_due_date
                quote, on 30 February         invalid_request disbursement_date
                quote, in year 0              invalid_request disbursement_date
                advance to yesterday          invalid_request to
                advance to today              invalid_request to
                advance by two years          invalid_request to
                advance to 30 February        invalid_request to
                advance to nowhere            invalid_request days
                advance by days and months    invalid_request days
                what if more than is owed     amount_exceeds_outstanding
                what if in an unknown way     invalid_request prepayment
                pay without a key             invalid_request idempotency_key
                pay no loan                   invalid_request loan_id
                pay a loan that is not        404 not_found
                pay loan -1                   404 not_found
                pay with half a request       invalid_request
                pay with nothing              invalid_request
                foreclose for another amount  409 foreclosure_amount_changed
                reverse without a reason      invalid_request reason
                reverse for nothing           invalid_request reason
                reverse at length             invalid_request reason
                reverse what is not           404 not_found
                """);
    }
}
