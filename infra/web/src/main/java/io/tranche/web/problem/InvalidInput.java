package io.tranche.web.problem;

import io.tranche.web.InvalidField;
import io.tranche.web.json.RefusedValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What is wrong with a request, field by field, in the caller's own names. */
final class InvalidInput {

    private static final SnakeCase SNAKE_CASE = new SnakeCase();

    private InvalidInput() {}

    static InvalidField of(ObjectError error) {
        String field = error instanceof FieldError fieldError ? wireName(fieldError.getField()) : "";
        return new InvalidField(field, message(error));
    }

    static Stream<InvalidField> of(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(InvalidInput::of);
        }
        String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
        return result.getResolvableErrors().stream().map(error -> new InvalidField(wireName(name), message(error)));
    }

    static List<InvalidField> of(MismatchedInputException e) {
        return List.of(new InvalidField(pathOf(e), expectation(e)));
    }

    static String wireName(String property) {
        return Arrays.stream(property.split("\\.", -1)).map(SNAKE_CASE::of).collect(Collectors.joining("."));
    }

    private static String pathOf(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String expectation(MismatchedInputException e) {
        Class<?> expected = e.getTargetType();
        if (e instanceof RefusedValue) {
            return e.getOriginalMessage();
        }
        if (e instanceof InvalidFormatException && expected != null && expected.isEnum()) {
            return "must be one of "
                    + Arrays.stream(expected.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return "has the wrong type or is missing";
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
    }

    private static final class SnakeCase extends SnakeCaseStrategy {
        private static final long serialVersionUID = 1;

        String of(String name) {
            return translate(name);
        }
    }
}
