package io.tranche.loan;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.tranche.testing.ArchitectureRules;
import io.tranche.testing.SourceRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoanArchitectureTests {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tranche.loan");

    private static final List<String> LAYERS = List.of(
            "schedule",
            "portfolio",
            "product",
            "configuration",
            "eligibility",
            "borrower",
            "funding",
            "outcome",
            "quote",
            "lifecycle",
            "repayment");

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
        packages()
                .whereLayer("schedule")
                .mayNotAccessAnyLayer()
                .whereLayer("funding")
                .mayNotAccessAnyLayer()
                .whereLayer("outcome")
                .mayNotAccessAnyLayer()
                .whereLayer("product")
                .mayOnlyAccessLayers("schedule")
                .whereLayer("configuration")
                .mayOnlyAccessLayers("schedule", "product")
                .whereLayer("eligibility")
                .mayOnlyAccessLayers("schedule", "product")
                .whereLayer("borrower")
                .mayNotAccessAnyLayer()
                .whereLayer("quote")
                .mayOnlyAccessLayers("schedule")
                .whereLayer("lifecycle")
                .mayOnlyAccessLayers("schedule", "funding", "outcome", "product", "eligibility", "borrower")
                .whereLayer("repayment")
                .mayOnlyAccessLayers("schedule", "funding", "outcome", "lifecycle")
                .whereLayer("portfolio")
                .mayNotAccessAnyLayer()
                .check(PRODUCTION);
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
        for (String name : LAYERS) {
            packages = packages.layer(name).definedBy("io.tranche.loan." + name);
        }
        return packages;
    }
}
