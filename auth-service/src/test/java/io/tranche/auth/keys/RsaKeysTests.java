package io.tranche.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RsaKeysTests {

    @Test
    void readsTheKeyOfTheEnvironmentWithOrWithoutLineBreaks() {
        byte[] pkcs8 = RsaKeys.generatePkcs8();
        String pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(pkcs8));
        assertThat(RsaKeys.pkcs8OfPem(pem)).isEqualTo(pkcs8);
        assertThat(RsaKeys.pkcs8OfPem(pem.replace("\n", "\\n").replace("\r", "")))
                .isEqualTo(pkcs8);
    }

    @Test
    void namesTheSameKeyTheSameWhereverItRuns() {
        byte[] pkcs8 = RsaKeys.generatePkcs8();
        assertThat(RsaKeys.parse(pkcs8).getKeyID())
                .isEqualTo(RsaKeys.parse(pkcs8).getKeyID())
                .isNotEqualTo(RsaKeys.parse(RsaKeys.generatePkcs8()).getKeyID());
    }

    @Test
    void refusesKeysThatAreTooShort() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        byte[] shortKey = generator.generateKeyPair().getPrivate().getEncoded();
        assertThatThrownBy(() -> RsaKeys.parse(shortKey)).hasMessageContaining("2048");
    }

    @Test
    void doesNotRepeatAKeyItCannotRead() {
        assertThatThrownBy(() -> RsaKeys.pkcs8OfPem("secret!"))
                .hasMessageContaining("signing-key")
                .hasMessageNotContaining("secret!");
        KeySettings settings = new KeySettings("secret!", Duration.ofMinutes(1));
        assertThat(settings).hasToString("KeySettings[signingKey=given, accessTokenValidity=PT1M]");
    }
}
