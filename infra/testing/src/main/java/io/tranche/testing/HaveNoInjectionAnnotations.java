package io.tranche.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Settings come as {@code @ConfigurationProperties} records, everything else as constructor arguments. */
final class HaveNoInjectionAnnotations extends ArchCondition<JavaClass> {

    private static final List<String> ANNOTATIONS = List.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    HaveNoInjectionAnnotations() {
        super("have no @Autowired, @Value, @Inject or @Resource");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getFields().forEach(field -> check(field, field.getFullName(), events));
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            check(unit, unit.getFullName(), events);
            for (JavaParameter parameter : unit.getParameters()) {
                check(parameter, parameter.getDescription(), events);
            }
        }
    }

    private static void check(CanBeAnnotated element, String name, ConditionEvents events) {
        for (String annotation : ANNOTATIONS) {
            if (element.isAnnotatedWith(annotation)) {
                events.add(SimpleConditionEvent.violated(element, name + " has @" + annotation));
            }
        }
    }
}
