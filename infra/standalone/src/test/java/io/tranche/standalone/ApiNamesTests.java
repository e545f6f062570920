package io.tranche.standalone;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A document has one schema for each simple name: of two types with the same name, one would be shown as the other. */
class ApiNamesTests {

    private static final String ROOT = "io.tranche.";

    @ParameterizedTest
    @ValueSource(strings = {"auth", "loan", "wallet", "ledger"})
    void givesEachTypeOfAnApiANameOfItsOwn(String service) {
        Set<Class<?>> types = new HashSet<>();
        Stream.of(service, "ops").flatMap(ApiNamesTests::controllers).forEach(controller -> collect(controller, types));

        assertThat(types).isNotEmpty();
        assertThat(doubles(types)).isEmpty();
    }

    @Test
    void findsTwoTypesOfOneName() {
        Set<Class<?>> types = new HashSet<>();

        collect(Doubles.class, types);

        assertThat(doubles(types)).containsOnlyKeys("Row");
    }

    private static Map<String, List<Class<?>>> doubles(Set<Class<?>> types) {
        Map<String, List<Class<?>>> byName = types.stream().collect(groupingBy(Class::getSimpleName));
        byName.values().removeIf(sameName -> sameName.size() == 1);
        return byName;
    }

    private static Stream<Class<?>> controllers(String module) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents(ROOT + module).stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null));
    }

    private static void collect(Class<?> controller, Set<Class<?>> types) {
        for (Method method : controller.getDeclaredMethods()) {
            if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) {
                collect(method, types);
            }
        }
    }

    private static void collect(Method operation, Set<Class<?>> types) {
        collect(operation.getGenericReturnType(), types);
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                collect(parameter.getParameterizedType(), types);
            }
        }
    }

    /** Records, and those in them. */
    private static void collect(Type type, Set<Class<?>> types) {
        switch (type) {
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) {
                    collect(argument, types);
                }
            }
            case Class<?> shown
            when shown.isRecord() && shown.getName().startsWith(ROOT) && types.add(shown) -> {
                for (RecordComponent component : shown.getRecordComponents()) {
                    collect(component.getGenericType(), types);
                }
            }
            default -> {}
        }
    }

    private static final class Doubles {

        record One(List<Row> rows) {

            record Row(int number) {}
        }

        record Other(Row row) {

            record Row(String name) {}
        }

        @GetMapping
        One one(@RequestBody Other other) {
            return new One(List.of(new One.Row(other.row.name.length())));
        }
    }
}
