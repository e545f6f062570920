package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.standalone.Api.Session;
import io.tranche.testing.Dashboard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A panel that asks for a metric which nobody exports stays empty, and an empty panel looks like good news. */
@OnRunningPlatform
class DashboardMetricsTests {

    private static final Path DASHBOARD = Path.of("../grafana/dashboards/tranche.json");
    private static final Duration GAUGES_ARE_MEASURED_WITHIN = Duration.ofMinutes(3);
    private static final List<String> BEHIND_THE_GATEWAY =
            List.of("auth-service", "loan-service", "wallet-service", "ledger-service", "relay");

    private final Api api;
    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();

    DashboardMetricsTests(Api api, Platform platform) {
        this.api = api;
        this.platform = platform;
    }

    @Test
    void everyMetricOfTheDashboardIsExportedAfterOneDisbursementAndOneFailure() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("10000", 6).number("/id");
        assertThat(api.admin().approve(loan).status()).isEqualTo(200);
        assertThat(borrower.pay(loan, "9999999").status()).isEqualTo(400);

        Dashboard dashboard = Dashboard.read(DASHBOARD);
        await().atMost(GAUGES_ARE_MEASURED_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(dashboard.missingFrom(scrapeAll())).isEmpty());
    }

    private List<String> scrapeAll() {
        return Stream.concat(
                        Stream.of(platform.baseUri()),
                        BEHIND_THE_GATEWAY.stream().map(platform::uriOf))
                .map(this::scrape)
                .toList();
    }

    private String scrape(URI part) {
        try {
            return http.send(HttpRequest.newBuilder(part.resolve("/metrics")).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(part + " has no metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
