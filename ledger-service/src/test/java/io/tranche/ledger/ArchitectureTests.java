package io.tranche.ledger;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final String ROOT = "io.tranche.ledger";

    @Test
    void keepsTheRulesOfAllModules() {
        ArchitectureRules.check(ROOT);
    }

    @Test
    void packagesUseEachOtherOnlyAlongTheseEdges() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("chart")
                .definedBy(ROOT + ".chart")
                .layer("journal")
                .definedBy(ROOT + ".journal")
                .layer("reconciliation")
                .definedBy(ROOT + ".reconciliation")
                .layer("posting")
                .definedBy(ROOT + ".posting")
                .layer("proof")
                .definedBy(ROOT + ".proof")
                .layer("shadow")
                .definedBy(ROOT + ".shadow")
                .whereLayer("chart")
                .mayOnlyBeAccessedByLayers("journal", "reconciliation", "posting")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers("posting", "shadow")
                .whereLayer("reconciliation")
                .mayOnlyBeAccessedByLayers("posting")
                .whereLayer("posting")
                .mayOnlyBeAccessedByLayers("shadow")
                .whereLayer("shadow")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("proof")
                .mayNotBeAccessedByAnyLayer()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }
}
