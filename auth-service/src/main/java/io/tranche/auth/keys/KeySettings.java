package io.tranche.auth.keys;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How access tokens are signed.
 *
 * @param signingKey RSA private key, PKCS#8 in PEM; empty to use the one kept in the database
 * @param accessTokenValidity a token cannot be taken back before it ends, so this is how long a stolen one works
 */
@Validated
@ConfigurationProperties("tranche.auth.keys")
record KeySettings(
        @DefaultValue("") String signingKey,

        @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("30m")
        Duration accessTokenValidity) {

    @Override
    public String toString() {
        return "KeySettings[signingKey=%s, accessTokenValidity=%s]"
                .formatted(signingKey.isBlank() ? "kept" : "given", accessTokenValidity);
    }
}
