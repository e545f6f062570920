package io.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestTokens;
import io.tranche.web.Http.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest(EdgeApplication.class)
class AmountsIntegrationTests {

    private final Http http;

    AmountsIntegrationTests(@LocalServerPort int port) {
        http = new Http(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9333.33 | 9333.33",
                "\"9333.33\" | 9333.33",
                "100000 | 100000.00",
                "0.01 | 0.01",
                "1.0E7 | 10000000.00",
                "5.5 | 5.50",
                "999999999999.99 | 999999999999.99"
            })
    void takesNumbersAndTextExactly(String amount, String shown) {
        Answer answer = pay(amount);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("new_outstanding").asString()).isEqualTo(shown);
        assertThat(answer.json().path("new_outstanding").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "-1",
                "\"-0.01\"",
                "10.001",
                "\"10.010\"",
                "1e999",
                "1e-999",
                "1e999999999",
                "\"1e999999999\"",
                "\"1e99\"",
                "\"ten\"",
                "\"\"",
                "\" 5\"",
                "\"0x10\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"1,000\"",
                "\"+5\"",
                "\"٥\"",
                "null",
                "true",
                "[5]",
                "{}",
                "1000000000000",
                "9223372036854775808",
                "99999999999999999999999999999999999999999999999"
            })
    void refusesWhatIsNoAmountAndNamesTheField(String amount) {
        Answer answer = Assertions.assertTimeout(Duration.ofSeconds(30), () -> pay(amount));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly("amount");
        assertThat(answer.response().body()).doesNotContain("tranche", "Exception");
    }

    @Test
    void refusesNumbersOfAbsurdLengthInBoundedTime() {
        Answer answer = Assertions.assertTimeout(Duration.ofSeconds(30), () -> pay("9".repeat(60_000)));
        assertThat(answer.status()).isIn(400, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"1e-999999999\"", "\"x\""})
    void refusesOtherDecimalsThatNoArithmeticSurvives(String rate) {
        String body = "{\"loan_id\": 1, \"payer_name\": \"A\", \"amount\": 5, \"interest_rate\": %s}".formatted(rate);
        Answer answer = http.post("/payments", body, Http.bearer(TestTokens.user(1)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly("interest_rate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" 5\"",
                "\"5 \"",
                "\"+5\"",
                "\"٥\"",
                "\"०\"",
                "5.0",
                "5e1",
                "true",
                "[5]",
                "{}",
                "9223372036854775808",
                "-9223372036854775809"
            })
    void refusesWhatIsNoWholeNumber(String loan) {
        Answer answer = payLoan(loan);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly("loan_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7\"", "9223372036854775807", "-1"})
    void takesWholeNumbers(String loan) {
        assertThat(payLoan(loan).status()).isEqualTo(200);
    }

    private Answer payLoan(String loan) {
        String body = "{\"loan_id\": %s, \"payer_name\": \"A\", \"amount\": 5}".formatted(loan);
        return http.post("/payments", body, Http.bearer(TestTokens.user(1)));
    }

    private Answer pay(String amount) {
        String body = "{\"loan_id\": 1, \"payer_name\": \"A\", \"amount\": %s}".formatted(amount);
        return http.post("/payments", body, Http.bearer(TestTokens.user(1)));
    }
}
