package io.tranche.web.security;

import io.tranche.web.Refusal;
import io.tranche.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What a caller hears who is not let in. Why a token is bad stays in the log: the caller could use it to forge a better one. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SecurityProblems.class);

    private static final Refusal NO_TOKEN =
            new Refusal(HttpStatus.UNAUTHORIZED, "unauthenticated", "A bearer token is needed");
    private static final Refusal BAD_TOKEN =
            new Refusal(HttpStatus.UNAUTHORIZED, "unauthenticated", "The token is not valid or has expired");
    private static final Refusal NO_KEYS = new Refusal(
            HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Tokens cannot be checked at the moment");

    private final Problems problems;

    SecurityProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof InvalidBearerTokenException) {
            log.debug("Token refused: {}", e.getMessage());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(response, BAD_TOKEN);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(response, NO_TOKEN);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.write(response, Refusal.forbidden("You may not do this"));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        if (e instanceof AuthenticationServiceException) {
            log.warn("The keys that tokens are checked with cannot be had: {}", e.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            problems.write(response, NO_KEYS);
        } else {
            commence(request, response, e);
        }
    }
}
