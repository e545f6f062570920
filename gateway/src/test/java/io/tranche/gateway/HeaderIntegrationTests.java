package io.tranche.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.TestTokens;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class HeaderIntegrationTests {

    private final int port;
    private final Browser browser;

    HeaderIntegrationTests(@LocalServerPort int port) {
        this.port = port;
        this.browser = new Browser(port);
    }

    @BeforeEach
    void forgetEarlierRequests() {
        FakeServices.LOAN.forget();
    }

    @Test
    void keepsHeadersOfOneHopToThatHop() throws Exception {
        sendRaw("""
                GET /api/loans HTTP/1.1
                Host: gateway
                Authorization: Bearer %s
                Connection: close, X-Only-For-The-Gateway
                X-Only-For-The-Gateway: secret
                Keep-Alive: timeout=5
                TE: trailers
                Proxy-Authorization: Basic c2VjcmV0
                Proxy-Connection: keep-alive
                Idempotency-Key: k-1

                """.formatted(TestTokens.user(1)));

        Map<String, String> headers = FakeServices.LOAN.nextAsked().headers();
        assertThat(headers)
                .doesNotContainKeys(
                        "X-Only-For-The-Gateway", "Keep-Alive", "TE", "Proxy-Authorization", "Proxy-Connection")
                .containsEntry("Idempotency-Key", "k-1")
                .containsKey("Authorization");
        assertThat(headers.getOrDefault("Connection", "keep-alive")).isEqualToIgnoringCase("keep-alive");
    }

    @Test
    void dropsWhatCallersSayOfTheirOwnAddress() throws Exception {
        browser.send(browser.as(TestTokens.user(1), "/api/loans")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=10.0.0.1"));

        assertThat(FakeServices.LOAN.nextAsked().headers())
                .doesNotContainKeys("X-Forwarded-For", "X-Forwarded-Host", "Forwarded");
    }

    @Test
    void startsTheTraceThatServicesContinue() throws Exception {
        HttpResponse<String> response = browser.get("/api/loans");

        String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(FakeServices.LOAN.nextAsked().headers().get("traceparent")).startsWith("00-" + traceId + "-");
    }

    @Test
    void continuesTheTraceOfTheCaller() throws Exception {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        browser.send(browser.as(TestTokens.user(1), "/api/loans")
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01"));

        assertThat(FakeServices.LOAN.nextAsked().headers().get("traceparent"))
                .startsWith("00-" + traceId + "-")
                .doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void forbidsBrowsersToGuessStoreOrFrameAnswers() throws Exception {
        HttpResponse<String> response = browser.get("/api/loans");

        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(response.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1);
    }

    @Test
    void letsNoForeignWebPageIn() throws Exception {
        HttpResponse<String> response =
                browser.send(browser.as(TestTokens.user(1), "/api/loans").header("Origin", "https://evil.example"));

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    /** The JDK's client sends no header of this kind. */
    private void sendRaw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
    }
}
