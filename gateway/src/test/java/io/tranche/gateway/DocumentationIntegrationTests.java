package io.tranche.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@GatewayTest
class DocumentationIntegrationTests {

    private final Browser browser;

    DocumentationIntegrationTests(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @Test
    void showsSwaggerUiFromItsOwnFiles() throws Exception {
        HttpResponse<String> page = browser.send(browser.to("/docs"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui").doesNotContain("https://");
        assertThat(browser.send(browser.to("/swagger-ui/swagger-ui-bundle.js")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void offersTheDocumentOfEachService() throws Exception {
        JsonNode config = Browser.json(browser.send(browser.to("/v3/api-docs/swagger-config")));

        assertThat(config.get("urls")
                        .valueStream()
                        .map(url -> url.get("name").asString() + " "
                                + url.get("url").asString()))
                .containsExactlyInAnyOrder(
                        "auth /v3/api-docs/auth",
                        "loan /v3/api-docs/loan",
                        "wallet /v3/api-docs/wallet",
                        "ledger /v3/api-docs/ledger",
                        "gateway /v3/api-docs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "loan", "wallet", "ledger"})
    void fetchesTheDocumentFromItsService(String service) throws Exception {
        FakeService owner = FakeServices.named(service);
        owner.forget();

        HttpResponse<String> document = browser.send(browser.to("/v3/api-docs/" + service));

        assertThat(Browser.json(document).get("service").asString()).isEqualTo(service);
        assertThat(owner.nextAsked().target()).isEqualTo("/v3/api-docs");
    }
}
