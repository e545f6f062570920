package io.tranche.auth.keys;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.tranche.web.PublicPaths;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    RSAKey signingKey(SigningKeys keys) {
        return keys.current();
    }

    /** This service need not ask itself over HTTP. */
    @Bean
    JWKSource<SecurityContext> verificationKeys(RSAKey signingKey) {
        return new ImmutableJWKSet<>(new JWKSet(signingKey.toPublicJWK()));
    }

    @Bean
    AccessTokens accessTokens(RSAKey signingKey, KeySettings settings, Environment environment, Clock clock) {
        return new AccessTokens(
                new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(signingKey))),
                settings.accessTokenValidity(),
                environment.getRequiredProperty("tranche.jwt.issuer"),
                clock);
    }

    @Bean
    PublicPaths jwksPath() {
        return PublicPaths.of(JwksController.PATH);
    }
}
