package io.tranche.auth.keys;

import io.tranche.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Writes what every service believes: who the bearer is, in which role, until when. */
public final class AccessTokens {

    /** Claim with the session that the token was given for. */
    public static final String SESSION = "sid";

    private final JwtEncoder encoder;
    private final Duration validity;
    private final String issuer;
    private final Clock clock;

    AccessTokens(JwtEncoder encoder, Duration validity, String issuer, Clock clock) {
        this.encoder = encoder;
        this.validity = validity;
        this.issuer = issuer;
        this.clock = clock;
    }

    public Duration validity() {
        return validity;
    }

    public String issue(Caller bearer, UUID sessionId) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(Long.toString(bearer.userId()))
                .claim("role", bearer.role().name())
                .claim(SESSION, sessionId.toString())
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(validity))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
