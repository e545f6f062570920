package io.tranche.auth.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.auth.users.Credentials;
import io.tranche.auth.users.Email;
import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.User;
import io.tranche.auth.users.Users;
import io.tranche.web.Refusal;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Checks passwords. Not in one transaction: the check is slow, and a failure has to be counted whatever the answer. A right password
 * that arrives once the user is locked is refused like any other, so parallel guesses gain nothing.
 */
@Component
class Logins {

    private static final Logger log = LoggerFactory.getLogger(Logins.class);

    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SessionSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    Logins(
            Users users,
            Passwords passwords,
            Sessions sessions,
            SessionSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    Tokens login(Email email, String password) {
        Optional<Credentials> found = users.findCredentials(email);
        if (found.isEmpty()) {
            passwords.matchNobody(password);
            log.info("Login refused: nobody has this e-mail address");
            throw refused("invalid_credentials");
        }
        Credentials credentials = found.get();
        User user = credentials.user();
        if (credentials.lockedAt(clock.instant())) {
            throw locked(user);
        }
        if (!passwords.matches(password, credentials.passwordHash())) {
            throw failed(user);
        }
        if (!users.loginSucceeded(user.id())) {
            throw locked(user);
        }
        count("ok");
        log.info("User {} logged in", user.id());
        return sessions.open(user);
    }

    private Refusal failed(User user) {
        boolean nowLocked = users.loginFailed(user.id(), settings.loginFailuresMax(), settings.lockFor());
        if (nowLocked) {
            log.warn("User {} locked for {}: too many wrong passwords", user.id(), settings.lockFor());
        } else {
            log.info("Login of user {} refused: wrong password", user.id());
        }
        return refused("invalid_credentials");
    }

    private Refusal locked(User user) {
        log.info("Login of user {} refused: locked", user.id());
        count("account_locked");
        return new Refusal(HttpStatus.LOCKED, "account_locked", "Too many wrong passwords; please try again later");
    }

    private Refusal refused(String code) {
        count(code);
        return new Refusal(HttpStatus.UNAUTHORIZED, code, "Wrong e-mail address or password");
    }

    private void count(String outcome) {
        meters.counter("logins", "outcome", outcome).increment();
    }
}
