package io.tranche.auth.keys;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the key to sign with: the one of the environment, else the one that was made by whichever instance came first. */
@Component
class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final JdbcClient jdbc;
    private final KeySettings settings;
    private final Clock clock;

    SigningKeys(JdbcClient jdbc, KeySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    RSAKey current() {
        boolean given = !settings.signingKey().isBlank();
        RSAKey key = RsaKeys.parse(given ? RsaKeys.pkcs8OfPem(settings.signingKey()) : kept());
        log.info("Signing with the {} key {}", given ? "given" : "kept", key.getKeyID());
        return key;
    }

    private byte[] kept() {
        return find().orElseGet(() -> {
            jdbc.sql("INSERT INTO signing_key (pkcs8, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(RsaKeys.generatePkcs8(), clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return find().orElseThrow();
        });
    }

    private Optional<byte[]> find() {
        return jdbc.sql("SELECT pkcs8 FROM signing_key").query(byte[].class).optional();
    }
}
