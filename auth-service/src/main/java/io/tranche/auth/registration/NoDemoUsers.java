package io.tranche.auth.registration;

import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.Users;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Refuses to start without the demo profile while what it left behind lets everybody in. Done before the first request can come; a
 * demo user whose password has been changed is a user like any other.
 */
@Component
@Profile("!demo")
class NoDemoUsers implements SmartInitializingSingleton {

    private final Users users;
    private final Passwords passwords;

    NoDemoUsers(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (DemoUser.ALL.stream().anyMatch(this::letsEverybodyIn)) {
            throw new DemoUsersLeft();
        }
    }

    private boolean letsEverybodyIn(DemoUser user) {
        return users.findCredentials(user.email())
                .filter(found -> passwords.matches(user.password(), found.passwordHash()))
                .isPresent();
    }
}
