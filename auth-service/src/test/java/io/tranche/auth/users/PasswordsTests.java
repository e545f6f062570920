package io.tranche.auth.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tranche.web.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class PasswordsTests {

    private static final int BCRYPT_STRENGTH_MIN = 4;

    @Test
    void tellsWhoGetsNoTurnToComeBackWithoutCallingTheServiceDown() {
        Passwords withoutTurns = new Passwords(new PasswordSettings(BCRYPT_STRENGTH_MIN, 0, Duration.ofMillis(1)));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> withoutTurns.matchNobody("guess-number-1"))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                    assertThat(refusal.code()).isEqualTo("too_many_logins");
                    assertThat(refusal.retryAfter()).hasValue(Duration.ofSeconds(1));
                });
    }
}
