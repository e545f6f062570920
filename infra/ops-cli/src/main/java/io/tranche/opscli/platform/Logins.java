package io.tranche.opscli.platform;

import io.tranche.opscli.platform.SessionFile.Session;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who the command acts as: {@code TRANCHE_TOKEN}, {@code TRANCHE_USER} with {@code TRANCHE_PASSWORD}, or a kept login. */
public final class Logins {

    private static final Duration STILL_GOOD_FOR = Duration.ofSeconds(30);
    private final Map<String, String> environment;
    private final SessionFile file;
    private final Clock clock;
    private @Nullable Session unkept;

    public Logins(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.file = SessionFile.of(environment);
        this.clock = clock;
    }

    /** Logs in and keeps the tokens. Returns who it was. */
    public JsonNode login(URI gateway, String user, String password) {
        JsonNode tokens = tokensFor(new Http(gateway), user, password);
        file.write(Session.of(gateway, tokens, clock.instant()));
        return tokens.path("user");
    }

    /** Ends the kept login, in the platform too. False if there was none. */
    public boolean logout() {
        file.read().ifPresent(session -> {
            try {
                new Http(session.url()).postJson("/api/auth/logout", refreshTokenOf(session));
            } catch (Refused alreadyEnded) {
                // What the platform no longer knows is ended.
                return;
            }
        });
        return file.delete();
    }

    public Path file() {
        return file.path();
    }

    public @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    String accessTokenFor(Http http) {
        String token = variable("TRANCHE_TOKEN");
        if (token != null) {
            return token;
        }
        String user = variable("TRANCHE_USER");
        String password = variable("TRANCHE_PASSWORD");
        if (user != null && password != null) {
            return unkept(http, user, password);
        }
        return kept(http);
    }

    private String unkept(Http http, String user, String password) {
        Session session = unkept;
        if (session == null || !isStillGood(session, clock.instant())) {
            session = Session.of(http.gateway(), tokensFor(http, user, password), clock.instant());
            unkept = session;
        }
        return session.accessToken();
    }

    private String kept(Http http) {
        Session session = file.read()
                .filter(stored -> stored.url().equals(http.gateway()))
                .orElseThrow(() -> Trouble.notAllowed("Not logged in at " + http.gateway()
                        + ": use `tranche-ops login`, or set TRANCHE_TOKEN, or TRANCHE_USER and TRANCHE_PASSWORD"));
        Instant now = clock.instant();
        return isStillGood(session, now)
                ? session.accessToken()
                : refreshed(http, session, now).accessToken();
    }

    private static boolean isStillGood(Session session, Instant now) {
        return session.expiresAt().minus(STILL_GOOD_FOR).isAfter(now);
    }

    private Session refreshed(Http http, Session old, Instant now) {
        try {
            Session session = Session.of(http.gateway(), http.postJson("/api/auth/refresh", refreshTokenOf(old)), now);
            file.write(session);
            return session;
        } catch (Refused ended) {
            throw Trouble.notAllowed("The login has ended: use `tranche-ops login` again");
        }
    }

    private static JsonNode refreshTokenOf(Session session) {
        return Http.JSON.createObjectNode().put("refresh_token", session.refreshToken());
    }

    private static JsonNode tokensFor(Http http, String user, String password) {
        return http.postForm("/api/auth/login", "username=%s&password=%s".formatted(encoded(user), encoded(password)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
