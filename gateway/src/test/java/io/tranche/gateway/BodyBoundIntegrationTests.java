package io.tranche.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class BodyBoundIntegrationTests {

    private static final int BODY_MAX = 64 * 1024;

    private final Browser browser;

    BodyBoundIntegrationTests(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @BeforeEach
    void forgetEarlierRequests() {
        FakeServices.LOAN.forget();
    }

    @Test
    void refusesBodyThatSaysItIsTooLarge() throws Exception {
        refused(BodyPublishers.ofByteArray(new byte[BODY_MAX + 1]));
    }

    @Test
    void refusesBodyThatTurnsOutTooLarge() throws Exception {
        refused(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[BODY_MAX + 1])));
    }

    @Test
    void takesBodyOfTheGreatestSize() throws Exception {
        HttpRequest.Builder request =
                browser.as(TestTokens.user(1), "/api/payments").POST(Browser.text("x".repeat(BODY_MAX)));

        assertThat(browser.send(request).statusCode()).isEqualTo(200);
        assertThat(FakeServices.LOAN.nextAsked().body()).hasSize(BODY_MAX);
    }

    private void refused(BodyPublisher body) throws Exception {
        HttpResponse<String> response =
                browser.send(browser.as(TestTokens.user(1), "/api/payments").POST(body));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Browser.codeOf(response)).isEqualTo("payload_too_large");
        assertThat(FakeServices.LOAN.wasAsked()).isFalse();
    }
}
