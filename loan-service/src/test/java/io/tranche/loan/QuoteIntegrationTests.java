package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class QuoteIntegrationTests extends LoanServiceTestCase {

    private static final String SEEDS_LOAN =
            "\"principal_amount\": 100000, \"tenure_months\": 12, \"interest_rate\": 12.0";

    @Test
    void quotesTheSeedsExampleOnAReducingBalance() {
        Answer quote = quote(SEEDS_LOAN + ", \"disbursement_date\": \"2026-01-20\"");

        assertThat(quote.code()).isEqualTo(200);
        assertThat(quote.text("/currency")).isEqualTo("INR");
        assertThat(quote.text("/emi")).isEqualTo("8884.88");
        assertThat(quote.text("/total_interest")).isEqualTo("6618.53");
        assertThat(quote.text("/total_payable")).isEqualTo("106618.53");
        assertThat(quote.text("/fees")).isEqualTo("0.00");
        assertThat(quote.text("/net_disbursed_amount")).isEqualTo("100000.00");
        assertThat(quote.text("/apr")).isEqualTo("12.00");
        assertThat(quote.body().has("up_front_interest")).isFalse();
        assertThat(quote.body().get("schedule").size()).isEqualTo(12);
        assertThat(quote.body().at("/schedule/0").toString())
                .isEqualTo("{\"number\":1,\"due_date\":\"2026-02-20\",\"amount\":\"8884.88\",\"principal\":\"7884.88\","
                        + "\"interest\":\"1000.00\",\"balance\":\"92115.12\"}");
        assertThat(quote.text("/schedule/11/amount")).isEqualTo("8884.85");
    }

    @Test
    void quotesTheSeedsExampleAtAFlatRate() {
        Answer quote = quote(SEEDS_LOAN + ", \"interest_method\": \"FLAT\"");

        assertThat(quote.text("/emi")).isEqualTo("9333.33");
        assertThat(quote.text("/total_payable")).isEqualTo("112000.00");
        assertThat(quote.text("/schedule/11/amount")).isEqualTo("9333.37");
        assertThat(quote.text("/apr")).isEqualTo("21.46");
    }

    /** Reserve Bank of India, "Key Facts Statement (KFS) for Loans & Advances", 15 April 2024. */
    @Test
    void quotesTheAnnualPercentageRateOfTheRegulatorsIllustration() {
        Answer quote = quote(
                "\"principal_amount\": \"20000\", \"tenure_months\": 24, \"interest_rate\": \"15\", \"fees\": 400");

        assertThat(quote.text("/net_disbursed_amount")).isEqualTo("19600.00");
        assertThat(quote.text("/emi")).isEqualTo("969.73");
        assertThat(quote.text("/apr")).isEqualTo("17.07");
    }

    @Test
    void appliesNoLimitsOfTheBank() {
        Answer quote = quote("\"principal_amount\": 90000000, \"tenure_months\": 600, \"interest_rate\": 0");

        assertThat(quote.text("/emi")).isEqualTo("150000.00");
        assertThat(quote.text("/total_interest")).isEqualTo("0.00");
        assertThat(quote.body().get("schedule").size()).isEqualTo(600);
    }

    @Test
    void holdsTheLargestLoanThereCanBeUnlessItsCurrencyHasFourDecimals() {
        String largest = """
                "principal_amount": 100000000000, "tenure_months": 600, "interest_rate": 200, "currency": "%s",
                "interest_method": "FLAT", "moratorium_installments": 24, "moratorium_interest": "CAPITALISED",
                "disbursement_date": "2026-01-01", "first_due_date": "2027-01-01\"""";

        Answer quote = quote(largest.formatted("KWD"));
        Answer refused = quote(largest.formatted("CLF"));

        assertThat(quote.code()).isEqualTo(200);
        assertThat(quote.text("/schedule/599/balance")).isEqualTo("0.000");
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("principal_amount");
    }

    @Test
    void beginsAsAsked() {
        Answer quote = quote(SEEDS_LOAN + """
                , "currency": "JPY", "frequency": "FORTNIGHTLY", "day_count": "ACTUAL_365", "rounding": "UP",
                "disbursement_date": "2026-01-20", "first_due_date": "2026-03-02", "broken_period": "UP_FRONT",
                "moratorium_installments": 2""");

        assertThat(quote.text("/up_front_interest")).isEqualTo("888");
        assertThat(quote.text("/net_disbursed_amount")).isEqualTo("99112");
        assertThat(quote.text("/schedule/0/due_date")).isEqualTo("2026-03-02");
        assertThat(quote.text("/schedule/1/principal")).isEqualTo("0");
        assertThat(quote.text("/schedule/1/interest")).isEqualTo("461");
        assertThat(quote.body().get("schedule").size()).isEqualTo(26);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "principal_amount | 0",
                "principal_amount | -5",
                "principal_amount | 10.005",
                "principal_amount | 1e20",
                "principal_amount | 1e999",
                "principal_amount | \"NaN\"",
                "principal_amount | null",
                "tenure_months | 0",
                "tenure_months | 601",
                "tenure_months | 2147483647",
                "tenure_months | 1.5",
                "tenure_months | null",
                "interest_rate | -1",
                "interest_rate | 200.01",
                "interest_rate | 12.345",
                "interest_rate | \"Infinity\"",
                "interest_rate | null",
                "interest_method | \"COMPOUND\"",
                "interest_method | 0",
                "day_count | \"\"",
                "frequency | \"DAILY\"",
                "rounding | \"SOMEHOW\"",
                "currency | \"RUPEE\"",
                "currency | \"XAU\"",
                "currency | \"\"",
                "disbursement_date | \"+999999999-12-31\"",
                "disbursement_date | \"2026-02-30\"",
                "first_due_date | \"2026-01-20\"",
                "first_due_date | \"2027-01-21\"",
                "first_due_date | \"tomorrow\"",
                "moratorium_installments | 12",
                "moratorium_installments | -1",
                "fees | -1",
                "fees | 100000",
                "fees | 99999.99",
                "fees | 0.001"
            })
    void namesTheFieldThatMakesNoSense(String field, String value) {
        String others = (SEEDS_LOAN + ", \"disbursement_date\": \"2026-01-20\"")
                .replaceAll("\"" + field + "\": [^,]+,?", "")
                .replaceAll(",\\s*$", "");

        Answer refused = quote(others + ", \"%s\": %s".formatted(field, value));

        assertThat(refused.code()).as(refused.body().toString()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("invalid_request");
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void namesAllFieldsThatMakeNoSenseAtOnce() {
        Answer refused = quote("\"principal_amount\": -1, \"tenure_months\": 0, \"interest_rate\": 900");

        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .contains("principal_amount", "tenure_months", "interest_rate");
    }

    @Test
    void countsInstallmentsAndNotMonths() {
        String fiftyYears = "\"principal_amount\": 1, \"tenure_months\": 139, \"interest_rate\": 1, \"frequency\": ";

        assertThat(quote(fiftyYears + "\"WEEKLY\"").text("/errors/0/message"))
                .isEqualTo("must be from 1 to 138 with WEEKLY installments");
        assertThat(quote(fiftyYears + "\"MONTHLY\"").code()).isEqualTo(200);
    }

    @Test
    void tellsHowMuchInTheApiDocument() {
        JsonNode operation = borrower.get("/v3/api-docs")
                .body()
                .at("/paths")
                .get("/api/loans/quote")
                .get("post");

        assertThat(operation.get("description").asString()).contains("every signed-in user");
        assertThat(borrower.get("/v3/api-docs")
                        .body()
                        .at("/components/schemas/QuoteRequest/properties")
                        .propertyNames())
                .contains("principal_amount", "tenure_months", "interest_rate", "interest_method", "first_due_date");
    }

    @Test
    void quotesToAnybodyWhoIsSignedIn() {
        assertThat(admin.post("/api/loans/quote/", "{" + SEEDS_LOAN + "}").code())
                .isEqualTo(200);
        assertThat(LoanApi.stranger(port)
                        .post("/api/loans/quote", "{" + SEEDS_LOAN + "}")
                        .code())
                .isEqualTo(401);
    }

    private Answer quote(String fields) {
        return borrower.post("/api/loans/quote", "{" + fields + "}");
    }
}
