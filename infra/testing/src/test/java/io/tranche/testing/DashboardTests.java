package io.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardTests {

    private static final Path OURS = Path.of("../grafana/dashboards/tranche.json");

    @Test
    void readsTheMetricsOutOfQueries() {
        Dashboard dashboard = new Dashboard(List.of(
                "sum by (application, le) (rate(http_requests_bucket{uri!~\"/(health|ready)\", x='a}'}[$__rate_interval]))",
                "histogram_quantile(0.99, sum(rate(saga_seconds_bucket[5m])) by (le))",
                "up == bool 1 and on (job) absent(outbox_age) > 1e3",
                "errors / ignoring (code) group_left (team) calls offset 5m"));

        assertThat(dashboard.metrics())
                .containsExactly("calls", "errors", "http_requests_bucket", "outbox_age", "saga_seconds_bucket", "up");
    }

    @Test
    void namesMetricsThatNobodyExports() {
        Dashboard dashboard = new Dashboard(List.of("rate(served_total[1m])", "sum(invented_total)", "depth"));

        assertThat(dashboard.missingFrom(List.of(
                        "# HELP invented_total only spoken of\nserved_total{a=\"b\"} 1.0\n", "depth_max 3.0\n")))
                .containsExactly("depth", "invented_total");
        assertThat(dashboard.missingFrom(List.of("served_total 1\ninvented_total 2", "depth{x=\"y\"} 3")))
                .isEmpty();
    }

    @Test
    void findsTheQueriesOfOurDashboard() {
        Dashboard ours = Dashboard.read(OURS);

        assertThat(ours.queries()).hasSizeGreaterThan(20);
        assertThat(ours.metrics())
                .contains("http_server_requests_seconds_bucket", "saga_in_flight", "ledger_wallet_drift_minor_units");
    }
}
