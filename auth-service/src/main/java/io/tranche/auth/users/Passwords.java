package io.tranche.auth.users;

import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and checks passwords. Slow on purpose, so it is done a few at a time and never while a transaction is open. */
@Component
public class Passwords {

    public static final int LENGTH_MIN = 8;
    /** BCrypt would ignore what follows. */
    public static final int BYTES_MAX = 72;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final BCryptPasswordEncoder encoder;
    private final Semaphore turns;
    private final PasswordSettings settings;
    private final PasswordHash nobodys;

    Passwords(PasswordSettings settings) {
        this.settings = settings;
        encoder = new BCryptPasswordEncoder(settings.bcryptStrength());
        turns = new Semaphore(settings.checksAtOnceMax(), true);
        nobodys = new PasswordHash(encoder.encode("nobody's"));
    }

    /** @throws Refusal if the password is too short or too long to be chosen */
    public PasswordHash hashChosen(String password) {
        if (password.codePointCount(0, password.length()) < LENGTH_MIN || tooLong(password)) {
            throw Refusal.invalid(new InvalidField(
                    "password",
                    "must have at least %d characters and at most %d bytes".formatted(LENGTH_MIN, BYTES_MAX)));
        }
        return hash(password);
    }

    /** Without asking how good it is: for the known passwords of a demonstration. */
    public PasswordHash hash(String password) {
        return inTurn(() -> new PasswordHash(encoder.encode(password)));
    }

    public boolean matches(String password, PasswordHash hash) {
        boolean checkable = !tooLong(password);
        String checked = checkable ? password : "";
        return inTurn(() -> encoder.matches(checked, hash.value())) && checkable;
    }

    /** Takes as long as a check, so that nobody learns from the time whether a user exists. */
    public void matchNobody(String password) {
        matches(password, nobodys);
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean inTurn = false;
        try {
            inTurn = turns.tryAcquire(settings.waitMax().toMillis(), TimeUnit.MILLISECONDS);
            if (!inTurn) {
                throw Refusal.tooMany("too_many_logins", "Too many logins at once; please try again", RETRY_AFTER);
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to check a password", e);
        } finally {
            if (inTurn) {
                turns.release();
            }
        }
    }

    private static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX;
    }
}
