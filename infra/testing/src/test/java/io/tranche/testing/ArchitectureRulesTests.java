package io.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule is shown a small package that breaks it. */
class ArchitectureRulesTests {

    private static final String FIXTURES = "io.tranche.testing.fixtures.";

    @Test
    void rejectServiceThatUsesAnotherService() {
        assertThat(violations(ArchitectureRules.modulesPointInOneDirection(FIXTURES + "directions"), "directions"))
                .anyMatch(line -> line.contains("Lending") && line.contains("Purse"));
    }

    @Test
    void rejectLibraryThatUsesAService() {
        assertThat(violations(ArchitectureRules.modulesPointInOneDirection(FIXTURES + "directions"), "directions"))
                .anyMatch(line -> line.contains("PurseOpened") && line.contains("Purse"));
    }

    @Test
    void rejectCycleOfPackages() {
        assertThat(violations(ArchitectureRules.packagesFormNoCycle(), "cycle")).isNotEmpty();
    }

    @Test
    void rejectPackageNamedAfterALayer() {
        assertThat(violations(ArchitectureRules.packagesAreNamedAfterTheDomain(), "layers"))
                .isNotEmpty();
    }

    @Test
    void rejectPackageWithoutNullMark() {
        assertThat(violations(ArchitectureRules.packagesAreNullMarked(), "unmarked"))
                .hasSize(1);
    }

    @Test
    void rejectInjectionByAnnotation() {
        assertThat(violations(ArchitectureRules.wiringIsByConstructor(), "wiring"))
                .hasSize(2);
    }

    @Test
    void rejectDate() {
        assertThat(violations(ArchitectureRules.timeIsJavaTime(), "time")).isNotEmpty();
    }

    @Test
    void rejectSleep() {
        assertThat(violations(ArchitectureRules.nothingSleeps(), "sleep")).hasSize(1);
    }

    @Test
    void rejectFiveParameters() {
        assertThat(violations(ArchitectureRules.parametersAreFew(), "parameters"))
                .hasSize(1);
    }

    @Test
    void acceptSoundCode() {
        for (ArchRule rule : ArchitectureRules.all(FIXTURES + "sound")) {
            assertThatCode(() -> rule.allowEmptyShould(true).check(fixture("sound")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void acceptTheContracts() {
        assertThatCode(() -> ArchitectureRules.check("io.tranche.contracts")).doesNotThrowAnyException();
    }

    @Test
    void complainWhenThereIsNothingToCheck() {
        assertThatThrownBy(() -> ArchitectureRules.check("io.tranche.nowhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> violations(ArchRule rule, String fixture) {
        return rule.evaluate(fixture(fixture)).getFailureReport().getDetails();
    }

    private static JavaClasses fixture(String name) {
        return new ClassFileImporter().importPackages(FIXTURES + name);
    }
}
