package io.tranche.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ProbesIntegrationTests {

    private static final Duration LONGER_THAN_KEPT = Duration.ofSeconds(60);

    private final Browser browser;

    ProbesIntegrationTests(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @Test
    void isReadyThoughAServiceIsNotAndSaysWhich() throws Exception {
        await().atMost(LONGER_THAN_KEPT).until(() -> readinessOf("wallet").equals("ready"));
        FakeServices.WALLET.stop();
        try {
            await().atMost(LONGER_THAN_KEPT).until(() -> readinessOf("wallet").equals("not ready"));
            assertThat(browser.send(browser.to("/ready")).statusCode()).isEqualTo(200);
            assertThat(readinessOf("loan")).isEqualTo("ready");
        } finally {
            FakeServices.WALLET.startAgain();
        }
    }

    @Test
    void livesWithoutItsServices() throws Exception {
        assertThat(Browser.json(browser.send(browser.to("/health")))
                        .get("status")
                        .asString())
                .isEqualTo("UP");
    }

    @Test
    void countsRequestsByRouteNotByPath() throws Exception {
        browser.get("/api/loans/4711");

        String metrics = browser.send(browser.to("/metrics")).body();

        assertThat(metrics.lines())
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_bucket")
                        && line.contains("uri=\"/api/loans/**\""))
                .anyMatch(line -> line.startsWith("resilience4j_circuitbreaker_state")
                        && line.contains("name=\"loan\"")
                        && line.contains("state=\"closed\""))
                .noneMatch(line -> line.contains("/4711"));
    }

    private String readinessOf(String service) throws Exception {
        JsonNode ready = Browser.json(browser.send(browser.to("/ready")));
        return ready.at("/components/services/details/" + service).asString();
    }
}
