package io.tranche.contracts;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** A record component must be there unless it is {@link Nullable}. So whatever a contract gains later is nullable. */
final class RequiredUnlessNullable extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return componentOf(member).map(component -> !isNullable(component)).orElse(null);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        return componentOf(member).filter(component -> !isNullable(component)).isPresent()
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static Optional<Parameter> componentOf(Annotated member) {
        return member instanceof AnnotatedParameter parameter
                        && parameter.getOwner().getAnnotated() instanceof Executable constructor
                        && constructor.getDeclaringClass().isRecord()
                ? Optional.of(constructor.getParameters()[parameter.getIndex()])
                : Optional.empty();
    }

    private static boolean isNullable(Parameter component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
