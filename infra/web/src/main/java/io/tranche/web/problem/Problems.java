package io.tranche.web.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem documents (RFC 9457), inside Spring MVC and in front of it. */
public final class Problems {

    private final JsonMapper mapper;

    Problems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** For filters, which no controller advice sees. */
    public void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), of(refusal));
    }

    /** For advices of other modules, whose exceptions are refusals too. */
    public static ProblemDetail of(Refusal refusal) {
        ProblemDetail problem = of(refusal.status(), refusal.code(), refusal.detail());
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        if (!refusal.reasons().isEmpty()) {
            problem.setProperty("reasons", refusal.reasons());
        }
        return problem;
    }

    static ProblemDetail of(HttpStatusCode status, String detail) {
        return of(status, codeOf(status), detail);
    }

    static ProblemDetail invalid(List<InvalidField> errors) {
        return of(Refusal.invalid(errors.toArray(InvalidField[]::new)));
    }

    private static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        String traceId = MDC.get("traceId");
        if (traceId != null) {
            problem.setProperty("trace_id", traceId);
        }
        return problem;
    }

    static String codeOf(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case BAD_REQUEST -> Refusal.INVALID_REQUEST;
            case UNAUTHORIZED -> "unauthenticated";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not_found";
            case METHOD_NOT_ALLOWED -> "method_not_allowed";
            case NOT_ACCEPTABLE -> "not_acceptable";
            case CONTENT_TOO_LARGE -> "payload_too_large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported_media_type";
            case SERVICE_UNAVAILABLE -> "temporarily_unavailable";
            case null, default -> status.is4xxClientError() ? Refusal.INVALID_REQUEST : "internal_error";
        };
    }

    /** The document as the API description shows it. */
    @Schema(name = "Problem")
    public record Document(
            String title,
            int status,
            String code,
            String detail,
            String instance,
            @JsonProperty("trace_id") String traceId,
            List<InvalidField> errors,
            List<Refusal.Reason> reasons) {}
}
