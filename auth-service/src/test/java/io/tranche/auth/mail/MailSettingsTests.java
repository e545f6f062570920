package io.tranche.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailSettingsTests {

    @Test
    void makeNoMailsWithoutAServer() {
        assertThat(bind(Map.of("tranche.auth.mail.host", "")).on()).isFalse();
        assertThat(bind(Map.of(
                                "tranche.auth.mail.host", "smtp.example.com",
                                "tranche.auth.mail.from", "Tranche <no-reply@tranche.example>"))
                        .on())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Tranche", "a@example.com, b@example.com", "no-reply@tranche.example\r\nBcc: a@example.com"})
    void refuseAServerWithoutAnAddressThatMailsComeFrom(String from) {
        assertThatThrownBy(() ->
                        bind(Map.of("tranche.auth.mail.host", "smtp.example.com", "tranche.auth.mail.from", from)))
                .hasRootCauseMessage(
                        "tranche.auth.mail.from (TRANCHE_MAIL_FROM) must be the address that mails come from");
    }

    static MailSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("tranche.auth.mail", MailSettings.class);
    }
}
