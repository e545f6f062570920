package io.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestTokensTests {

    private final JwtDecoder decoder =
            NimbusJwtDecoder.withJwkSetUri(TestTokens.jwkSetUri()).build();

    @Test
    void areTrustedByWhoeverReadsTheKeys() {
        Jwt token = decoder.decode(TestTokens.admin(7));
        assertThat(token.getSubject()).isEqualTo("7");
        assertThat(token.getClaimAsString("role")).isEqualTo("ADMIN");
        assertThat(token.getClaimAsString("iss")).isEqualTo("tranche");
    }

    @Test
    void areRefusedWhenExpired() {
        assertThatThrownBy(() -> decoder.decode(TestTokens.expired(7))).hasMessageContaining("expired");
    }

    @Test
    void areRefusedWhenForged() {
        assertThatThrownBy(() -> decoder.decode(TestTokens.forged(7)))
                .isInstanceOf(BadJwtException.class)
                .hasMessageContaining("signature");
    }
}
