package io.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestTokens;
import io.tranche.web.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PlatformTest(EdgeApplication.class)
class ProbesIntegrationTests {

    private final Http http;

    ProbesIntegrationTests(@LocalServerPort int port) {
        http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready"})
    void saysThatItIsUpWithoutDetails(String probe) {
        Answer answer = http.get(probe);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void exportsRequestTimesAsHistogram() {
        http.get("/open");
        Answer answer = http.get("/metrics");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body())
                .contains("http_server_requests_seconds_bucket")
                .contains("application=\"edge-service\"")
                .contains("uri=\"/open\"");
    }

    @Test
    void describesItsApi() {
        Answer answer = http.get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode api = answer.json();
        assertThat(api.at("/info/title").asString()).isEqualTo("edge-service");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        JsonNode payment = api.at("/components/schemas/Payment/properties");
        assertThat(payment.propertyNames()).contains("loan_id", "payer_name", "amount");
        assertThat(payment.at("/amount/type").asString()).isEqualTo("string");
        JsonNode listing = api.at("/paths/~1rows/get");
        assertThat(listing.at("/parameters").toString()).contains("\"limit\"", "\"before\"", "\"status\"");
        assertThat(listing.at("/responses/default/content").toString()).contains("#/components/schemas/Problem");
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .contains("code", "errors");
        assertThat(api.at("/paths/~1me/get/parameters").isMissingNode()).isTrue();
    }

    @Test
    void exposesNothingElse() {
        for (String path : new String[] {"/env", "/beans", "/heapdump", "/loggers", "/actuator"}) {
            assertThat(http.get(path, Http.bearer(TestTokens.ops(1))).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }
}
