package io.tranche.loan;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.tranche.testing.ArchitectureRules;
import io.tranche.testing.SourceRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LoanArchitectureTests {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tranche.loan");

    /** Which package may know which others. */
    private static final Map<String, List<String>> EDGES = Map.ofEntries(
            entry("schedule", List.of()),
            entry("businessdate", List.of()),
            entry("funding", List.of()),
            entry("outcome", List.of()),
            entry("borrower", List.of()),
            entry("portfolio", List.of()),
            entry("product", List.of("schedule")),
            entry("configuration", List.of("schedule", "product")),
            entry("eligibility", List.of("schedule", "product")),
            entry("quote", List.of("schedule", "businessdate")),
            entry(
                    "lifecycle",
                    List.of(
                            "schedule",
                            "businessdate",
                            "arrears",
                            "funding",
                            "outcome",
                            "product",
                            "eligibility",
                            "borrower",
                            "mandate")),
            entry("mandate", List.of()),
            entry("autodebit", List.of("businessdate", "lifecycle", "mandate", "repayment")),
            entry("account", List.of("schedule", "product", "funding", "lifecycle")),
            entry(
                    "repayment",
                    List.of("schedule", "businessdate", "product", "funding", "outcome", "lifecycle", "account")),
            entry("arrears", List.of()),
            entry("dayend", List.of("businessdate", "funding", "outcome", "lifecycle")));

    @Test
    void keepsTheRulesOfAllModules() {
        ArchitectureRules.check("io.tranche.loan");
    }

    @Test
    void staysShort() {
        assertThat(SourceRules.violations(Path.of("src/main/java"), Path.of("src/test/java")))
                .isEmpty();
    }

    @Test
    void knowsOnlyTheEdgesThatAreDrawn() {
        LayeredArchitecture packages = packages();
        for (Map.Entry<String, List<String>> edge : EDGES.entrySet()) {
            packages = edge.getValue().isEmpty()
                    ? packages.whereLayer(edge.getKey()).mayNotAccessAnyLayer()
                    : packages.whereLayer(edge.getKey())
                            .mayOnlyAccessLayers(edge.getValue().toArray(String[]::new));
        }
        packages.check(PRODUCTION);
    }

    @Test
    void drawsTheEdgesInTheReadme() throws IOException {
        Set<String> edges = EDGES.entrySet().stream()
                .flatMap(edge -> edge.getValue().stream().map(known -> edge.getKey() + " -> " + known))
                .collect(Collectors.toSet());

        assertThat(Drawings.behind("who may know whom")).isEqualTo(edges);
    }

    @Test
    void noticesAnEdgeThatIsNotDrawn() {
        assertThatThrownBy(() -> packages()
                        .whereLayer("repayment")
                        .mayOnlyAccessLayers("schedule")
                        .check(PRODUCTION))
                .isInstanceOf(AssertionError.class);
    }

    private static LayeredArchitecture packages() {
        LayeredArchitecture packages = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : EDGES.keySet()) {
            packages = packages.layer(name).definedBy("io.tranche.loan." + name);
        }
        return packages;
    }
}
