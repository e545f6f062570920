package io.tranche.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The alerts of a Prometheus rule file. An alert on a metric that nobody exports never fires, and silence looks like good news. */
public final class AlertRules {

    /** @param runbook page that says what to do */
    public record Alert(
            String name,
            String query,
            @Nullable String severity,
            @Nullable String runbook) {}

    private final List<Alert> alerts;

    private AlertRules(List<Alert> alerts) {
        this.alerts = List.copyOf(alerts);
    }

    public static AlertRules read(Path file) {
        try {
            Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new AlertRules(listOf(document, "groups").stream()
                    .flatMap(group -> listOf(group, "rules").stream())
                    .map(AlertRules::alert)
                    .toList());
        } catch (IOException e) {
            throw new IllegalArgumentException("no rules at " + file, e);
        }
    }

    public List<Alert> alerts() {
        return alerts;
    }

    /** Metrics that some alert asks for and none of these exports. */
    public Set<String> missingFrom(List<String> scraped) {
        return new Dashboard(alerts.stream().map(Alert::query).toList()).missingFrom(scraped);
    }

    private static Alert alert(Map<?, ?> rule) {
        return new Alert(
                Objects.requireNonNull(text(rule, "alert"), "a rule without a name"),
                Objects.requireNonNull(text(rule, "expr"), "a rule without a query"),
                text(mapOf(rule, "labels"), "severity"),
                text(mapOf(rule, "annotations"), "runbook"));
    }

    private static List<Map<?, ?>> listOf(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
                : List.of();
    }

    private static Map<?, ?> mapOf(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static @Nullable String text(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof String text ? text : null;
    }
}
