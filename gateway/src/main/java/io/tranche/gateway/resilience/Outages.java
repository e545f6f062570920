package io.tranche.gateway.resilience;

import io.tranche.web.Refusal;
import io.tranche.web.problem.Problems;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** What callers are told when a service gave no answer. */
final class Outages {

    private static final String UNAVAILABLE = "service_unavailable";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Problems problems;
    private final Duration breakerOpenFor;

    Outages(Problems problems, Duration breakerOpenFor) {
        this.problems = problems;
        this.breakerOpenFor = breakerOpenFor;
    }

    ServerResponse givenUp(String service) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                UNAVAILABLE,
                "The %s service has been failing and is left alone for a moment".formatted(service),
                breakerOpenFor);
    }

    ServerResponse unreachable(String service) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                UNAVAILABLE,
                "The %s service cannot be reached at the moment".formatted(service),
                SOON);
    }

    ServerResponse overloaded(String service) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service_overloaded",
                "The %s service has too many requests under way".formatted(service),
                SOON);
    }

    /** The service may still carry the request out: only the same idempotency key makes it safe to ask again. */
    ServerResponse silent(String service) {
        return answer(
                HttpStatus.GATEWAY_TIMEOUT,
                "service_timeout",
                "The %s service did not answer in time; the request may still be carried out".formatted(service),
                SOON);
    }

    private ServerResponse answer(HttpStatus status, String code, String detail, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return ServerResponse.status(status)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .build((request, response) -> {
                    problems.write(response, new Refusal(status, code, detail));
                    return null;
                });
    }
}
