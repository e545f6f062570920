package io.tranche.web.security;

import io.tranche.web.Caller;
import io.tranche.web.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What a token must say beyond its signature, and who it makes the caller. */
final class TokenRules {

    private static final String ROLE = "role";

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> validator(JwtSettings settings) {
        JwtTimestampValidator times = new JwtTimestampValidator(settings.clockSkew());
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator(settings.issuer()), TokenRules::namesCaller);
    }

    static JwtAuthenticationToken authenticate(Jwt jwt) {
        Caller caller = callerOf(jwt);
        return new JwtAuthenticationToken(
                jwt, List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())), Long.toString(caller.userId()));
    }

    static Caller callerOf(Jwt jwt) {
        Long userId = userIdOf(jwt);
        Role role = roleOf(jwt);
        if (userId == null || role == null) {
            throw new IllegalArgumentException("the token names no caller, though it was validated");
        }
        return new Caller(userId, role);
    }

    private static OAuth2TokenValidatorResult namesCaller(Jwt jwt) {
        return userIdOf(jwt) == null || roleOf(jwt) == null
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "The token names no user or no known role", null))
                : OAuth2TokenValidatorResult.success();
    }

    private static @Nullable Long userIdOf(Jwt jwt) {
        String subject = jwt.getSubject();
        return subject != null && subject.matches("[1-9][0-9]{0,17}") ? Long.valueOf(subject) : null;
    }

    private static @Nullable Role roleOf(Jwt jwt) {
        Object claim = jwt.getClaims().get(ROLE);
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(claim))
                .findAny()
                .orElse(null);
    }
}
