package io.tranche.loan;

import static io.tranche.loan.ProductsApi.BANK;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BankConfigurationIntegrationTests extends LoanServiceTestCase {

    private String before = "";

    @BeforeEach
    void remember() {
        before = borrower.get(BANK).body().toString().replaceAll("\"version\":\\d+,", "");
    }

    @AfterEach
    void putBack() {
        assertThat(admin.put(BANK, before.replaceAll("\"effective_from\":\"[^\"]*\",", ""))
                        .code())
                .isEqualTo(200);
    }

    @Test
    void isTheTermsOfTheDefaultProduct() {
        Answer shown = borrower.get(BANK);

        assertThat(shown.body())
                .isEqualTo(borrower.get("/api/products/standard").body());
        assertThat(shown.text("/minimum_amount")).isEqualTo("1.00");
        assertThat(shown.text("/maximum_concurrent_loans")).isEqualTo("2");
        assertThat(shown.text("/interest_method")).isEqualTo("REDUCING_BALANCE");
        assertThat(shown.text("/bank_default")).isEqualTo("true");
    }

    @Test
    void holdsApplicationsThatNameNoProductAgainstTheNewTerms() {
        Answer changed = admin.put(BANK + "/", "{\"interest_rate\": 14, \"maximum_amount\": \"600000.00\"}");

        assertThat(changed.code()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.text("/recorded/by")).isEqualTo("1");
        Answer applied = borrower.post("/api/loans", "{\"principal_amount\": 550000, \"tenure_months\": 12}");
        assertThat(applied.text("/interest_rate")).isEqualTo("14.00");
        assertThat(applied.text("/product")).isEqualTo("standard");
        assertThat(applied.text("/product_version")).isEqualTo(changed.text("/version"));
        assertThat(admin.get(BANK + "/versions?limit=1").text("/0/version")).isEqualTo(changed.text("/version"));
    }

    @Test
    void leavesTheConfigurationToAdmins() {
        assertThat(borrower.put(BANK, "{\"interest_rate\": 2}").code()).isEqualTo(403);
        assertThat(borrower.get(BANK + "/versions").code()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'minimum_amount': 0                                    | minimum_amount",
                "'minimum_amount': 600000                               | maximum_amount",
                "'maximum_amount': 'NaN'                                | maximum_amount",
                "'maximum_amount': 1e999                                | maximum_amount",
                "'minimum_tenure_months': 0                             | minimum_tenure_months",
                "'maximum_tenure_months': 601                           | maximum_tenure_months",
                "'maximum_tenure_months': 1.5                           | maximum_tenure_months",
                "'interest_rate': 37                                    | interest_rate",
                "'interest_rate': -1                                    | interest_rate",
                "'interest_rate': 12.345                                | interest_rate",
                "'maximum_interest_rate': 101                           | maximum_interest_rate",
                "'interest_method': 'COMPOUND'                          | interest_method",
                "'penalty_rate': 100.01                                 | penalty_rate",
                "'grace_days': -1                                       | grace_days",
                "'grace_days': 366                                      | grace_days",
                "'origination_fee': 100                                 | origination_fee",
                "'origination_fee': -1                                  | origination_fee",
                "'maximum_concurrent_loans': 0                          | maximum_concurrent_loans",
                "'maximum_overdue_loans': -1                            | maximum_overdue_loans",
                "'maximum_debt_to_income_percent': 101                  | maximum_debt_to_income_percent",
                "'minimum_wallet_transactions': -1                      | minimum_wallet_transactions",
                "'minimum_credit_score': 200                            | minimum_credit_score",
                "'funding_policy': 'NEWEST_FIRST'                       | funding_policy",
                "'platform_fee_percent': 100.01                         | platform_fee_percent",
                "'platform_fee_percent': -1                             | platform_fee_percent",
                "'platform_fee_percent': 10.005                         | platform_fee_percent",
                "'effective_from': 'tomorrow'                           | effective_from",
                "'effective_from': '2099-01-01T00:00:00Z'               | effective_from",
                "'effective_from': '+999999999-01-01T00:00:00Z'         | effective_from",
                "'maximum_amuont': 5                                    | maximum_amuont",
                "'product': 'gold'                                      | product",
                "'credit_score_table': [{'minimum_score': 700}]         | credit_score_table[0].interest_rate"
            })
    void refusesWhatAreNoTerms(String field, String at) {
        Answer refused = admin.put(BANK, "{%s}".formatted(field.replace('\'', '"')));

        assertThat(refused.code()).as(refused.body().toString()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("invalid_request");
        assertThat(refused.body().get("errors").findValuesAsString("field")).contains(at);
        assertThat(borrower.get(BANK).body().toString()).contains(before.substring(before.indexOf("effective_from")));
    }

    @Test
    void isDescribedWithExamples() {
        JsonNode document = borrower.get("/v3/api-docs").body();

        JsonNode asked = document.at("/components/schemas/TermsRequest/properties");
        assertThat(asked.at("/maximum_amount/example").asString()).startsWith("600000.");
        assertThat(asked.has("unknown")).isFalse();
        JsonNode shown = document.at("/components/schemas/ProductView/properties");
        assertThat(shown.propertyNames())
                .contains("product", "name", "maximum_amount", "credit_score_table", "recorded");
        assertThat(document.at("/paths").propertyNames())
                .contains("/api/bank_configuration", "/api/products/{product}", "/api/credit_scores/{userId}");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Answer refused = admin.put(BANK, "{\"grace_days\": -1, \"interest_rate\": 99, \"minimum_credit_score\": 1}");

        assertThat(refused.body().get("errors").findValuesAsString("field"))
                .containsExactly("interest_rate", "grace_days", "minimum_credit_score");
    }
}
