package io.tranche.auth;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsTheRulesOfAllModules() {
        ArchitectureRules.check("io.tranche.auth");
    }

    @Test
    void dependsOnlyAlongTheDrawnEdges() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("keys")
                .definedBy("io.tranche.auth.keys..")
                .layer("users")
                .definedBy("io.tranche.auth.users..")
                .layer("session")
                .definedBy("io.tranche.auth.session..")
                .layer("registration")
                .definedBy("io.tranche.auth.registration..")
                .layer("profile")
                .definedBy("io.tranche.auth.profile..")
                .layer("mail")
                .definedBy("io.tranche.auth.mail..")
                .whereLayer("keys")
                .mayOnlyBeAccessedByLayers("session")
                .whereLayer("users")
                .mayOnlyBeAccessedByLayers("session", "registration", "profile", "mail")
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("registration")
                .whereLayer("registration")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("mail")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("profile")
                .mayNotBeAccessedByAnyLayer()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.tranche.auth"));
    }
}
