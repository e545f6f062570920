package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.AlertRules;
import io.tranche.testing.AlertRules.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alerts, with Prometheus' own tool. */
class AlertRulesTests {

    private static final Path PROMETHEUS = Path.of("../prometheus");
    private static final String RUNBOOKS = "infra/docs/runbooks/";
    private static final String TWIN = "Absent";
    private static final Set<String> PAGES = Set.of(
            "parked-event.md",
            "lag-growing.md",
            "relay-stopped.md",
            "slot-lost.md",
            "stuck-saga.md",
            "books-differ.md",
            "day-end-late.md",
            "mails-wait.md",
            "funding-queue-old.md",
            "restore-from-backup.md");

    static Stream<Alert> alerts() {
        return AlertRules.read(PROMETHEUS.resolve("rules/tranche.yml")).alerts().stream();
    }

    @Test
    void configurationAndRulesAreSound() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
    }

    @Test
    void everyAlertFiresWhenItMustAndOnlyThen() throws Exception {
        assertThat(promtool("test", "rules", "tests/tranche.yml")).contains("SUCCESS");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertSaysHowUrgentItIsAndWhatToDo(Alert alert) {
        assertThat(alert.severity()).isIn("page", "warn");
        assertThat(alert.runbook()).startsWith(RUNBOOKS);
        assertThat(PAGES).contains(String.valueOf(alert.runbook()).substring(RUNBOOKS.length()));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void theIndexOfRunbooksLeadsFromTheAlertToItsPage(Alert alert) throws IOException {
        String page = "(%s)".formatted(String.valueOf(alert.runbook()).substring(RUNBOOKS.length()));
        String name = "`%s`".formatted(alert.name().replace(TWIN, ""));

        assertThat(Files.readAllLines(Path.of("../docs/runbooks/README.md")))
                .anyMatch(line -> line.contains(page) && line.contains(name));
    }

    @Test
    void everyAlertThatPagesHasATwinForTheDayItsMetricIsGone() {
        Set<String> names = alerts().map(Alert::name).collect(Collectors.toSet());

        assertThat(alerts().filter(alert -> "page".equals(alert.severity())))
                .filteredOn(alert -> !alert.name().endsWith(TWIN))
                .hasSizeGreaterThanOrEqualTo(7)
                .allMatch(alert -> names.contains(alert.name() + TWIN));
        assertThat(alerts().filter(alert -> alert.name().endsWith(TWIN)))
                .allMatch(alert -> alert.query().startsWith("absent("));
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                            .toList())
                    .directory(PROMETHEUS.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "This test runs promtool, which comes with Prometheus; infra/install-test-tools.sh installs it",
                    missing);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("promtool ended").isTrue();
        assertThat(process.exitValue())
                .as("%s printed:%n%s", List.of(arguments), printed)
                .isZero();
        return printed;
    }
}
