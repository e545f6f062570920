package io.tranche.auth.registration;

import io.tranche.auth.users.Email;
import io.tranche.auth.users.NewUser;
import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.Users;
import io.tranche.web.Role;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Users whose passwords everybody knows. */
@Component
@Profile("demo")
@Order(0)
class DemoUsers implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoUsers.class);

    private static final List<Known> KNOWN = List.of(
            new Known("Demo Admin", "admin@example.com", "admin123", Role.ADMIN),
            new Known("Demo Borrower One", "user1@example.com", "user123", Role.USER),
            new Known("Demo Borrower Two", "user2@example.com", "user123", Role.USER),
            new Known("Demo Provider", "provider@example.com", "provider123", Role.PROVIDER),
            new Known("Demo Operator", "ops@example.com", "ops12345", Role.OPS));

    private final Users users;
    private final Passwords passwords;
    private final Registration registration;

    DemoUsers(Users users, Passwords passwords, Registration registration) {
        this.users = users;
        this.passwords = passwords;
        this.registration = registration;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        log.warn("The demo profile is on: there are users, an admin among them, whose passwords everybody knows");
        for (Known known : KNOWN) {
            Email email = Email.of(known.email());
            if (!users.exists(email)) {
                registration.register(new NewUser(known.name(), email, passwords.hash(known.password()), known.role()));
            }
        }
    }

    private record Known(String name, String email, String password, Role role) {}
}
