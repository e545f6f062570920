package io.tranche.web.request;

import io.tranche.web.Refusal;
import io.tranche.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away a body that says it is too large. One that does not say (chunked) is cut off by the JSON reader's own limit on the
 * length of a document, which the shared defaults set.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final DataSize max;
    private final Problems problems;

    BodyLimitFilter(DataSize max, Problems problems) {
        this.max = max;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > max.toBytes()) {
            problems.write(
                    response,
                    new Refusal(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "payload_too_large",
                            "The request body may have at most %d bytes".formatted(max.toBytes())));
        } else {
            chain.doFilter(request, response);
        }
    }
}
