package io.tranche.auth.registration;

import io.tranche.auth.users.Email;
import io.tranche.web.Role;
import java.util.List;

/** Somebody whose password everybody knows. */
record DemoUser(String name, Email email, String password, Role role) {

    static final List<DemoUser> ALL = List.of(
            new DemoUser("Demo Admin", Email.of("admin@example.com"), "admin123", Role.ADMIN),
            new DemoUser("Demo Borrower One", Email.of("user1@example.com"), "user123", Role.USER),
            new DemoUser("Demo Borrower Two", Email.of("user2@example.com"), "user123", Role.USER),
            new DemoUser("Demo Provider", Email.of("provider@example.com"), "provider123", Role.PROVIDER),
            new DemoUser("Demo Operator", Email.of("ops@example.com"), "ops12345", Role.OPS));
}
