package io.tranche.auth.registration;

import io.tranche.auth.users.NewUser;
import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the users of a demonstration. */
@Component
@Profile("demo")
@Order(0)
class DemoUsers implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoUsers.class);

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
        for (DemoUser user : DemoUser.ALL) {
            if (!users.exists(user.email())) {
                registration.register(
                        new NewUser(user.name(), user.email(), passwords.hash(user.password()), user.role()));
            }
        }
    }
}
