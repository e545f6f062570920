package io.tranche.opscli.platform;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An answer that is a problem document, or should have been one. */
public final class Refused extends RuntimeException {

    private static final int NOT_FOUND = 404;
    private final int status;

    private Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    static Refused by(HttpResponse<String> response, JsonNode problem) {
        String detail = problem.path("detail").asString("HTTP status " + response.statusCode());
        String code = problem.has("code") ? " (" + problem.get("code").asString() + ")" : "";
        String fields = problem.path("errors")
                .valueStream()
                .map(error -> "\n  " + error.path("field").asString("") + " "
                        + error.path("message").asString(""))
                .collect(Collectors.joining());
        return new Refused(response.statusCode(), detail + code + fields);
    }

    public boolean isNotFound() {
        return status == NOT_FOUND;
    }

    public int exitCode() {
        return switch (status) {
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 502, 503, 504 -> ExitCode.UNREACHABLE;
            default -> ExitCode.REFUSED;
        };
    }
}
