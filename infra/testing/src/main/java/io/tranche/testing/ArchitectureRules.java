package io.tranche.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * How production code hangs together, for every module. A module checks itself with {@code ArchitectureRules.check("io.tranche.loan")};
 * the edges allowed between its own packages it adds in a test of its own.
 */
public final class ArchitectureRules {

    static final String ROOT = "io.tranche";
    private static final int PARAMETERS_MAX = 4;
    private static final String[] LAYER_NAMES = {
        "..controller..",
        "..controllers..",
        "..service..",
        "..services..",
        "..repository..",
        "..repositories..",
        "..dto..",
        "..dtos..",
        "..model..",
        "..models..",
        "..entity..",
        "..entities..",
        "..util..",
        "..utils..",
        "..common..",
        "..helper..",
        "..helpers..",
        "..impl..",
        "..manager..",
        "..misc.."
    };

    private ArchitectureRules() {}

    /** Checks the compiled production classes of this package and those below it; throws what they violate. */
    public static void check(String basePackage) {
        JavaClasses production = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
        if (production.isEmpty()) {
            throw new IllegalArgumentException("no classes in " + basePackage);
        }
        all(ROOT).forEach(rule -> rule.allowEmptyShould(true).check(production));
    }

    static List<ArchRule> all(String root) {
        return List.of(
                modulesPointInOneDirection(root),
                packagesFormNoCycle(),
                packagesAreNamedAfterTheDomain(),
                packagesAreNullMarked(),
                wiringIsByConstructor(),
                timeIsJavaTime(),
                nothingSleeps(),
                parametersAreFew());
    }

    static ArchRule modulesPointInOneDirection(String root) {
        return classes()
                .should(new PointInOneDirection(root))
                .because("a service knows the others by their events only, and libraries know no service");
    }

    static ArchRule packagesFormNoCycle() {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new PackageSlices())
                .should()
                .beFreeOfCycles();
    }

    static ArchRule packagesAreNamedAfterTheDomain() {
        return noClasses()
                .should()
                .resideInAnyPackage(LAYER_NAMES)
                .because("packages are features, not layers or drawers");
    }

    static ArchRule packagesAreNullMarked() {
        return classes()
                .should(new ResideInNullMarkedPackage())
                .because("the compiler checks nullness only in packages marked with "
                        + NullMarked.class.getSimpleName());
    }

    static ArchRule wiringIsByConstructor() {
        return classes()
                .should(new HaveNoInjectionAnnotations())
                .because("one constructor says all that a class needs");
    }

    static ArchRule timeIsJavaTime() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class, Calendar.class)
                .because("time is java.time, from a Clock");
    }

    static ArchRule nothingSleeps() {
        return noClasses()
                .should()
                .callMethodWhere(new CallsSleep())
                .because("waiting is for a condition, with a limit");
    }

    static ArchRule parametersAreFew() {
        return methods().should(new HaveFewParameters(PARAMETERS_MAX)).because("what belongs together is a record");
    }
}
