package io.tranche.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.gateway.FakeService.Asked;
import io.tranche.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class RoutingIntegrationTests {

    private final Browser browser;

    RoutingIntegrationTests(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @BeforeEach
    void forgetEarlierRequests() {
        FakeServices.AUTH.forget();
        FakeServices.LOAN.forget();
        FakeServices.WALLET.forget();
        FakeServices.LEDGER.forget();
        FakeServices.RELAY.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,  /api/auth/register,                   auth",
        "POST,  /api/auth/login,                      auth",
        "POST,  /api/auth/refresh,                    auth",
        "GET,   /api/auth/me,                         auth",
        "GET,   /.well-known/jwks.json,               auth",
        "GET,   /api/customers,                       auth",
        "PATCH, /api/customers/update_current,        auth",
        "POST,  /api/staff,                           auth",
        "PATCH, /api/providers/update_current,        auth",
        "POST,  /api/providers/add_funds,             wallet",
        "PATCH, /api/providers/preferences,           wallet",
        "GET,   /api/providers/portfolio,             loan",
        "GET,   /api/wallet/balance,                  wallet",
        "GET,   /api/accounts/7,                      wallet",
        "GET,   /api/loans,                           loan",
        "GET,   /api/loans/7/schedule,                loan",
        "POST,  /api/loans/admin/approve,             loan",
        "POST,  /api/repayments/make-payment,         loan",
        "POST,  /api/payments,                        loan",
        "PUT,   /api/bank_configuration,              loan",
        "GET,   /api/products/gold,                   loan",
        "PUT,   /api/credit_scores/7,                 loan",
        "GET,   /api/business_date,                   loan",
        "POST,  /api/day_end/run,                     loan",
        "GET,   /api/ledger/journal,                  ledger",
        "GET,   /api/ops/auth/consumers,              auth",
        "GET,   /api/ops/loan/parked/7,               loan",
        "POST,  /api/ops/wallet/redrives/preview,     wallet",
        "POST,  /api/ops/ledger/shadow,               ledger",
        "POST,  /api/ops/relay/verify,                relay"
    })
    void sendsEachPathToItsService(String method, String path, String service) throws Exception {
        String token = path.startsWith("/api/ops/") ? TestTokens.ops(1) : TestTokens.admin(1);
        HttpResponse<String> response = browser.send(browser.as(token, path)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : Browser.text("{}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Browser.json(response).get("service").asString()).isEqualTo(service);
        assertThat(FakeServices.named(service).nextAsked())
                .returns(method, Asked::method)
                .returns(path, Asked::target);
    }

    @Test
    void takesPathsWithTrailingSlash() throws Exception {
        HttpResponse<String> response =
                browser.send(browser.as(TestTokens.provider(1), "/api/providers/update_current/")
                        .method("PATCH", Browser.text("{}")));

        assertThat(Browser.json(response).get("service").asString()).isEqualTo("auth");
        assertThat(browser.get("/api/loans/").statusCode()).isEqualTo(200);
    }

    @Test
    void letsNobodyToTheOpsDoorsWithoutToken() throws Exception {
        HttpResponse<String> response = browser.send(browser.to("/api/ops/relay/state"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(FakeServices.RELAY.wasAsked()).isFalse();
    }

    @Test
    void saysThatNobodyServesAnUnknownPath() throws Exception {
        HttpResponse<String> response = browser.get("/api/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Browser.codeOf(response)).isEqualTo("not_found");
    }

    @Test
    void passesQueriesOnAsTheyCame() throws Exception {
        browser.get("/api/loans?status=ACTIVE&limit=5&name=a%26b%20c%2Bd&empty=");

        assertThat(FakeServices.LOAN.nextAsked().target())
                .isEqualTo("/api/loans?status=ACTIVE&limit=5&name=a%26b%20c%2Bd&empty=");
    }

    @Test
    void passesFormsOnByteForByte() throws Exception {
        String form = "username=user1%40example.com&password=p%26%3D%2B%25+%C3%BC&grant_type=password";

        browser.send(browser.to("/api/auth/login?from=web")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(Browser.text(form)));

        Asked asked = FakeServices.AUTH.nextAsked();
        assertThat(asked.body()).isEqualTo(form);
        assertThat(asked.target()).isEqualTo("/api/auth/login?from=web");
        assertThat(asked.headers().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
    }

    @Test
    void passesBodiesOfUndeclaredLengthOn() throws Exception {
        byte[] body = "{\"amount\": 5000}".getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = browser.as(TestTokens.user(1), "/api/payments")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(browser.send(request).statusCode()).isEqualTo(200);
        assertThat(FakeServices.LOAN.nextAsked().body()).isEqualTo("{\"amount\": 5000}");
    }

    @Test
    void passesAnswersBackAsTheyAre() throws Exception {
        FakeServices.LOAN.behave(exchange -> {
            exchange.getResponseHeaders().set("Location", "/api/loans/7");
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            FakeService.answer(exchange, 409, "{\"code\":\"loan_already_approved\"}");
        });
        try {
            HttpResponse<String> response = browser.post("/api/loans/admin/approve", "{\"loan_id\": 7}");

            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(response.headers().firstValue("Location")).contains("/api/loans/7");
            assertThat(Browser.codeOf(response)).isEqualTo("loan_already_approved");
        } finally {
            FakeServices.LOAN.behaveWell();
        }
    }
}
