package io.tranche.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.request.Keyset;
import io.tranche.web.request.Prefer;
import io.tranche.web.request.Submission;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Documents what comes from arguments of our own types, and that every refusal has one shape. */
final class CommonParameters implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (takes(handler, Keyset.class)) {
            operation.addParametersItem(query("limit", "How many rows, newest first")
                    .schema(new IntegerSchema()
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(Keyset.LIMIT_MAX))
                            ._default(Keyset.LIMIT_DEFAULT)));
            operation.addParametersItem(query("before", "Only rows with a smaller id; see the Link header")
                    .schema(new IntegerSchema().format("int64")));
        }
        if (takes(handler, Submission.class)) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(IdempotencyKey.HEADER)
                    .description("Instead of `idempotency_key`")
                    .schema(new StringSchema()));
        }
        if (takes(handler, Prefer.class) || takes(handler, Submission.class)) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("Prefer")
                    .description("RFC 7240: wait=seconds for the outcome, or respond-async")
                    .schema(new StringSchema().example("wait=5")));
        }
        operation.getResponses().computeIfAbsent("default", status -> problem());
        return operation;
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description);
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("Refused or failed; `code` says why")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }
}
