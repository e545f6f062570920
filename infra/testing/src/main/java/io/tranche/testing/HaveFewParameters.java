package io.tranche.testing;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Bodies of lambdas do not count: the compiler adds to them what they capture. Spring decides those of bean methods. */
final class HaveFewParameters extends ArchCondition<JavaMethod> {

    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private final int parametersMax;

    HaveFewParameters(int parametersMax) {
        super("have at most " + parametersMax + " parameters");
        this.parametersMax = parametersMax;
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        boolean written = !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !method.getModifiers().contains(JavaModifier.BRIDGE)
                && !method.isAnnotatedWith(BEAN);
        int count = method.getRawParameterTypes().size();
        if (written && count > parametersMax) {
            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " has " + count + " parameters"));
        }
    }
}
