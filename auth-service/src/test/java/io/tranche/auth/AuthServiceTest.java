package io.tranche.auth;

import io.tranche.testing.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** auth-service with cheap password hashes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PlatformTest(
        value = AuthServiceApplication.class,
        properties = {"tranche.auth.passwords.bcrypt-strength=4"})
public @interface AuthServiceTest {}
