package io.tranche.auth.registration;

import io.tranche.auth.users.Email;
import io.tranche.auth.users.NewUser;
import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.Users;
import io.tranche.web.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Nobody can register as admin, so the first one comes from the environment. */
@Component
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final FirstAdminSettings settings;
    private final Users users;
    private final Passwords passwords;
    private final Registration registration;

    FirstAdmin(FirstAdminSettings settings, Users users, Passwords passwords, Registration registration) {
        this.settings = settings;
        this.users = users;
        this.passwords = passwords;
        this.registration = registration;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.given() || users.existsWith(Role.ADMIN)) {
            return;
        }
        NewUser admin = new NewUser(
                "Administrator", Email.of(settings.email()), passwords.hashChosen(settings.password()), Role.ADMIN);
        if (registration.register(admin).isEmpty()) {
            log.warn("No first admin was made: the address is taken by a user who is not an admin");
        }
    }
}
