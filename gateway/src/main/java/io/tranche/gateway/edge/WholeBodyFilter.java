package io.tranche.gateway.edge;

import io.tranche.web.Refusal;
import io.tranche.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the whole body in before a service is bothered: a slow or endless sender holds nothing but our own thread, a body without
 * a declared length is held to the same bound, and a form reaches its service byte for byte, since nobody here parses it.
 */
final class WholeBodyFilter extends OncePerRequestFilter {

    private final int bytesMax;
    private final Problems problems;

    WholeBodyFilter(int bytesMax, Problems problems) {
        this.bytesMax = bytesMax;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(bytesMax + 1);
        if (body.length > bytesMax) {
            problems.write(
                    response,
                    new Refusal(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "payload_too_large",
                            "The request body may have at most %d bytes".formatted(bytesMax)));
        } else {
            chain.doFilter(new WholeBodyRequest(request, body), response);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
