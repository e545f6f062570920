package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.standalone.Api.Session;
import io.tranche.testing.AlertRules;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A panel or an alert that asks for a metric which nobody exports stays empty, and that looks like good news. */
@OnRunningPlatform
class ExportedMetricsTests {

    private static final Path DASHBOARD = Path.of("../grafana/dashboards/tranche.json");
    private static final Path RULES = Path.of("../prometheus/rules/tranche.yml");
    private static final Duration GAUGES_ARE_MEASURED_WITHIN = Duration.ofMinutes(3);
    private static final List<String> BEHIND_THE_GATEWAY =
            List.of("auth-service", "loan-service", "wallet-service", "ledger-service", "relay");

    /** What people on call may build panels and alerts of their own on; with the labels that they are told apart by. */
    private static final List<String> PROMISED = List.of(
            "outbox_oldest_unrelayed_age_seconds\\{.*schema=\"loan\"",
            "outbox_backlog_rows\\{.*schema=\"loan\"",
            "outbox_relay_leader",
            "outbox_relay_publish_seconds_bucket",
            "replication_slot_lag_bytes",
            "replication_slot_usable",
            "consumer_event_age_seconds_bucket\\{.*consumer=",
            "consumer_duplicates_total\\{.*consumer=",
            "consumer_lag_events\\{.*consumer=",
            "parked_events\\{.*consumer=.*reason=\"failed\"",
            "parked_oldest_age_seconds\\{.*consumer=",
            "parked_keys\\{.*consumer=",
            "redrive_total\\{.*result=\"applied\"",
            "saga_in_flight\\{.*saga=\"repayment\".*step=\"PENDING\"",
            "saga_oldest_age_seconds\\{.*saga=\"repayment\"",
            "saga_compensations_total\\{.*result=\"failed\".*saga=\"repayment\"",
            "saga_compensation_failed_open\\{.*saga=\"repayment\"",
            "ledger_wallet_drift_minor_units\\{.*currency=\"INR\"",
            "ledger_imbalance_entries",
            "reconciler_last_success_timestamp_seconds");

    private final Api api;
    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();

    ExportedMetricsTests(Api api, Platform platform) {
        this.api = api;
        this.platform = platform;
    }

    @BeforeEach
    void oneDisbursementAndOneFailure() {
        Session borrower = api.newBorrower();
        long loan = borrower.apply("10000", 6).number("/id");
        assertThat(api.admin().approve(loan).status()).isIn(200, 202);
        assertThat(borrower.pay(loan, "9999999").status()).isIn(400, 202);
    }

    @Test
    void everyMetricOfTheDashboardIsExported() {
        Dashboard dashboard = Dashboard.read(DASHBOARD);

        await().atMost(GAUGES_ARE_MEASURED_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(dashboard.missingFrom(scrapeAll())).isEmpty());
    }

    @Test
    void everyMetricOfTheAlertsIsExported() {
        AlertRules rules = AlertRules.read(RULES);

        await().atMost(GAUGES_ARE_MEASURED_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(rules.missingFrom(scrapeAll())).isEmpty());
    }

    @Test
    void everyPromisedMetricIsExportedWithItsLabels() {
        await().atMost(GAUGES_ARE_MEASURED_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    List<String> lines =
                            scrapeAll().stream().flatMap(String::lines).toList();
                    assertThat(PROMISED)
                            .allSatisfy(metric ->
                                    assertThat(lines).as(metric).anyMatch(line -> line.matches(metric + ".*")));
                });
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
