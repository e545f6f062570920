package io.tranche.auth.registration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The admin that is made when there is none; empty to make none. */
@ConfigurationProperties("tranche.auth.first-admin")
record FirstAdminSettings(
        @DefaultValue("") String email, @DefaultValue("") String password) {

    boolean given() {
        return !email.isBlank() && !password.isBlank();
    }

    @Override
    public String toString() {
        return "FirstAdminSettings[given=%s]".formatted(given());
    }
}
