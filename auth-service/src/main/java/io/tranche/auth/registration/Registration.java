package io.tranche.auth.registration;

import io.tranche.auth.users.NewUser;
import io.tranche.auth.users.User;
import io.tranche.auth.users.Users;
import io.tranche.contracts.UserEvent.UserRegistered;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.web.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only way to a user: the row, and the event from which the other services know. */
@Component
class Registration {

    private static final Logger log = LoggerFactory.getLogger(Registration.class);

    private final Users users;
    private final Outbox outbox;

    Registration(Users users, Outbox outbox) {
        this.users = users;
        this.outbox = outbox;
    }

    /** Empty if the address is taken. */
    @Transactional
    public Optional<User> register(NewUser newUser) {
        Optional<User> added = users.add(newUser);
        added.ifPresent(user -> {
            outbox.append(new UserRegistered(user.id(), user.role().name()));
            log.info("User {} registered as {}", user.id(), user.role());
        });
        return added;
    }

    static Refusal emailTaken() {
        return new Refusal(HttpStatus.CONFLICT, "email_taken", "Somebody has this e-mail address already");
    }
}
