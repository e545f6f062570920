package io.tranche.auth;

import io.tranche.testing.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * auth-service with cheap password hashes, and no SMTP server where it looks for one. It does not look for mails to send: another
 * context of the same JVM would take those of the test that does.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PlatformTest(
        value = AuthServiceApplication.class,
        properties = {
            "tranche.auth.passwords.bcrypt-strength=4",
            "tranche.auth.mail.send-interval=1d",
            "TRANCHE_SMTP_HOST=127.0.0.1",
            "TRANCHE_SMTP_PORT=1",
            "TRANCHE_SMTP_STARTTLS_REQUIRED=false",
            "TRANCHE_MAIL_FROM=Tranche <no-reply@tranche.example>"
        })
public @interface AuthServiceTest {}
