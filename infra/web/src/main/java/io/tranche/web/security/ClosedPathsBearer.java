package io.tranche.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Looks for a token only where one is needed. Otherwise a client that adds its token to every request could not come with an expired
 * one to the very path where it gets a new one.
 */
final class ClosedPathsBearer implements BearerTokenResolver {

    private final BearerTokenResolver bearer = new DefaultBearerTokenResolver();
    private final RequestMatcher open;

    ClosedPathsBearer(String... openPaths) {
        open = new OrRequestMatcher(Arrays.stream(openPaths)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return open.matches(request) ? null : bearer.resolve(request);
    }
}
