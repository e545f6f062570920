package io.tranche.web.security;

import io.tranche.web.PublicPaths;
import io.tranche.web.Role;
import io.tranche.web.problem.Problems;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration(
        before = {ServletWebSecurityAutoConfiguration.class, OAuth2ResourceServerWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityAutoConfiguration implements WebMvcConfigurer {

    private static final List<String> ALWAYS_OPEN =
            List.of("/health", "/ready", "/metrics", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml");

    private static final String OPS_DOOR = "/api/ops/**";

    /** Closed unless opened. A service whose needs go further, as the gateway's do, brings its own chain. */
    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain securityFilterChain(HttpSecurity http, Problems problems, ObjectProvider<PublicPaths> open) {
        SecurityProblems refuse = new SecurityProblems(problems);
        String[] openPaths = Stream.concat(
                        ALWAYS_OPEN.stream(), open.stream().flatMap(paths -> paths.patterns().stream()))
                .toArray(String[]::new);
        return http.authorizeHttpRequests(requests -> authorize(requests, openPaths))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refuse)
                        .bearerTokenResolver(new ClosedPathsBearer(openPaths))
                        .accessDeniedHandler(refuse)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(TokenRules::authenticate))
                        .withObjectPostProcessor(failuresGoTo(refuse)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refuse).accessDeniedHandler(refuse))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A browser never sends a bearer token by itself, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            String... openPaths) {
        // Let in once is let in: these are the same request going on.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(openPaths)
                .permitAll()
                // Beside what each controller says itself: nobody else learns even what a request there must look like.
                .requestMatchers(OPS_DOOR)
                .hasRole(Role.OPS.name())
                .anyRequest()
                .authenticated();
    }

    /** A span per security filter and request told nobody anything, and cost a fifth of the time that requests took. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    /** By default the filter throws when keys cannot be had, which looks like a bug of ours: 500. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresGoTo(SecurityProblems refuse) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refuse);
                return filter;
            }
        };
    }
}
