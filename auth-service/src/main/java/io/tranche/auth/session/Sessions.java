package io.tranche.auth.session;

import io.tranche.auth.keys.AccessTokens;
import io.tranche.auth.session.RefreshTokens.Found;
import io.tranche.auth.session.RefreshTokens.OpenSession;
import io.tranche.auth.session.Tokens.Bearer;
import io.tranche.auth.users.User;
import io.tranche.auth.users.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions and the tokens given for them. A refresh token works once. If one comes again, it has been stolen, either from the one
 * who used it first or by them, so the session ends for both.
 */
@Component
public class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Users users;
    private final SessionSettings settings;
    private final Clock clock;

    Sessions(
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            Users users,
            SessionSettings settings,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public Tokens open(User user) {
        Instant now = clock.instant();
        OpenSession session = new OpenSession(UUID.randomUUID(), user.id(), now.plus(settings.validityMax()));
        refreshTokens.open(session, now);
        return give(session, user, now);
    }

    /** An outcome and not an exception, since the revocation of a stolen session has to be committed. */
    @Transactional
    Refreshed refresh(RefreshToken token) {
        Instant now = clock.instant();
        Optional<Found> found = refreshTokens.findAndLock(token);
        if (found.isEmpty() || found.get().overAt(now)) {
            return new Refreshed.Invalid();
        }
        OpenSession session = found.get().session();
        if (!refreshTokens.use(token, now)) {
            refreshTokens.revoke(session.id(), now);
            log.warn("Session {} of user {} revoked: a refresh token came twice", session.id(), session.userId());
            return new Refreshed.Reused();
        }
        return users.find(session.userId())
                .<Refreshed>map(user -> new Refreshed.Given(give(session, user, now)))
                .orElseGet(Refreshed.Invalid::new);
    }

    /** Says nothing of tokens it does not know: they are as dead as the caller wants them. */
    @Transactional
    void close(RefreshToken token) {
        refreshTokens
                .findAndLock(token)
                .ifPresent(found -> close(found.session().id()));
    }

    @Transactional
    void close(UUID sessionId) {
        refreshTokens.revoke(sessionId, clock.instant());
        log.info("Session {} closed", sessionId);
    }

    @Scheduled(
            initialDelayString = "${tranche.auth.sessions.delete-every:PT10M}",
            fixedDelayString = "${tranche.auth.sessions.delete-every:PT10M}")
    void deleteExpired() {
        int deleted = refreshTokens.deleteExpired(clock.instant(), settings.deleteBatchMax());
        log.debug("Deleted {} expired sessions", deleted);
    }

    private Tokens give(OpenSession session, User user, Instant now) {
        RefreshToken next = RefreshToken.random();
        Instant idleEnd = now.plus(settings.refreshTokenValidity());
        refreshTokens.add(next, session.id(), idleEnd.isBefore(session.expiresAt()) ? idleEnd : session.expiresAt());
        return new Tokens(
                accessTokens.issue(user.caller(), session.id()),
                next.value(),
                "bearer",
                accessTokens.validity().toSeconds(),
                Bearer.of(user));
    }

    /** What comes of a refresh token. */
    sealed interface Refreshed {

        record Given(Tokens tokens) implements Refreshed {}

        record Invalid() implements Refreshed {}

        record Reused() implements Refreshed {}
    }
}
