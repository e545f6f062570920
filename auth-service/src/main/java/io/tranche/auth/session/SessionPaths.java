package io.tranche.auth.session;

import io.tranche.web.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionPaths {

    /** Where people come to get a token, or with an expired one. */
    @Bean
    PublicPaths pathsToTokens() {
        return PublicPaths.of("/api/auth/register", "/api/auth/login", "/api/auth/refresh", "/api/auth/logout");
    }
}
