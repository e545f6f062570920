package io.tranche.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class VerifiedTokensTests {

    private final List<String> signaturesChecked = new ArrayList<>();
    private boolean ended;

    private final VerifiedTokens tokens = new VerifiedTokens(
            token -> {
                signaturesChecked.add(token);
                if (token.startsWith("forged")) {
                    throw new BadJwtException("signature");
                }
                return Jwt.withTokenValue(token)
                        .header("alg", "RS256")
                        .subject("1")
                        .build();
            },
            jwt -> ended
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                    : OAuth2TokenValidatorResult.success());

    @Test
    void checksTheSignatureOfATokenOnce() {
        tokens.decode("one");
        tokens.decode("one");
        tokens.decode("another");

        assertThat(signaturesChecked).containsExactly("one", "another");
    }

    @Test
    void refusesATokenThatHasEndedSinceItWasVerified() {
        tokens.decode("one");
        ended = true;

        assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void remembersNothingOfForgedTokens() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);

        assertThat(signaturesChecked).hasSize(2);
    }
}
