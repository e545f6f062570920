package io.tranche.gateway.edge;

import io.tranche.web.PublicPaths;
import io.tranche.web.problem.Problems;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The filters of the door, in their order, and what is open to callers without a token. */
@Configuration(proxyBeanMethods = false)
class Edge {

    /** After infra/web's early filters, before Spring Security. */
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 50;

    private static final Duration PREFLIGHT_KEPT_FOR = Duration.ofHours(1);

    @Bean
    PublicPaths openWithoutToken() {
        return PublicPaths.of(
                "/api/auth/register",
                "/api/auth/login",
                "/api/auth/refresh",
                "/api/auth/logout",
                "/.well-known/jwks.json",
                "/docs",
                "/swagger-ui/**");
    }

    @Bean
    FilterRegistrationBean<Filter> securityHeaders() {
        return ordered(new SecurityHeadersFilter(), EARLY);
    }

    /** Answers preflights, which carry no token. Off unless an origin is allowed. */
    @Bean
    FilterRegistrationBean<Filter> cors(EdgeSettings settings) {
        CorsConfiguration api = new CorsConfiguration();
        api.setAllowedOrigins(settings.allowedOrigins());
        api.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        api.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key", "Prefer"));
        api.setExposedHeaders(List.of("Location", "Link", "Retry-After", "X-Trace-Id"));
        api.setMaxAge(PREFLIGHT_KEPT_FOR);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", api);
        FilterRegistrationBean<Filter> cors = ordered(new CorsFilter(source), EARLY + 1);
        cors.setEnabled(!settings.allowedOrigins().isEmpty());
        return cors;
    }

    @Bean
    FilterRegistrationBean<Filter> wholeBody(BodyBounds bounds, Problems problems) {
        return ordered(new WholeBodyFilter(Math.toIntExact(bounds.bodyMax().toBytes()), problems), EARLY + 2);
    }

    private static FilterRegistrationBean<Filter> ordered(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
