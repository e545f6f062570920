package io.tranche.wallet;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsTheRulesOfAllModules() {
        ArchitectureRules.check("io.tranche.wallet");
    }

    /** {@code account <- allocation <- disbursement <- lending}, {@code account <- collection <- lending}; the rest stands alone. */
    @Test
    void hasOnlyTheseEdgesBetweenItsPackages() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("account")
                .definedBy("io.tranche.wallet.account")
                .layer("allocation")
                .definedBy("io.tranche.wallet.allocation")
                .layer("disbursement")
                .definedBy("io.tranche.wallet.disbursement")
                .layer("collection")
                .definedBy("io.tranche.wallet.collection")
                .layer("lending")
                .definedBy("io.tranche.wallet.lending")
                .layer("settlement")
                .definedBy("io.tranche.wallet.settlement")
                .layer("attestation")
                .definedBy("io.tranche.wallet.attestation")
                .whereLayer("account")
                .mayNotAccessAnyLayer()
                .whereLayer("allocation")
                .mayOnlyAccessLayers("account")
                .whereLayer("disbursement")
                .mayOnlyAccessLayers("account", "allocation")
                .whereLayer("collection")
                .mayOnlyAccessLayers("account")
                .whereLayer("lending")
                .mayOnlyAccessLayers("account", "disbursement", "collection")
                .whereLayer("settlement")
                .mayOnlyAccessLayers("account")
                .whereLayer("attestation")
                .mayNotAccessAnyLayer()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.tranche.wallet"));
    }
}
