package io.tranche.auth.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.auth.keys.AccessTokens;
import io.tranche.auth.session.Sessions.Refreshed;
import io.tranche.auth.users.Email;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/auth")
class SessionController {

    private static final String BEARER = "Bearer ";

    private final Logins logins;
    private final Sessions sessions;
    private final JwtDecoder jwtDecoder;

    SessionController(Logins logins, Sessions sessions, JwtDecoder jwtDecoder) {
        this.logins = logins;
        this.sessions = sessions;
        this.jwtDecoder = jwtDecoder;
    }

    @Operation(
            summary = "Log in",
            description = "As the password grant of OAuth 2, or with JSON. "
                    + "Refusals: invalid_credentials (401), account_locked (423).")
    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Tokens login(@RequestParam String username, @RequestParam String password, HttpServletRequest request) {
        if (request.getQueryString() != null) {
            // Servlets do not tell the two apart, but an address ends up in logs.
            throw Refusal.invalid(new InvalidField("", "credentials belong into the body, not into the address"));
        }
        return logins.login(Email.claimed(username), password);
    }

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    Tokens login(@Valid @RequestBody Login login) {
        return logins.login(Email.claimed(login.claimedEmail()), login.password());
    }

    @Operation(
            summary = "Exchange a refresh token for new tokens",
            description =
                    "Each works once. Refusals: invalid_refresh_token, refresh_token_reused (401); the latter ends the session.")
    @PostMapping("/refresh")
    Tokens refresh(@Valid @RequestBody Refresh refresh) {
        return switch (sessions.refresh(new RefreshToken(refresh.refreshToken()))) {
            case Refreshed.Given(Tokens tokens) -> tokens;
            case Refreshed.Invalid() ->
                throw new Refusal(
                        HttpStatus.UNAUTHORIZED, "invalid_refresh_token", "The refresh token is not valid any more");
            case Refreshed.Reused() ->
                throw new Refusal(
                        HttpStatus.UNAUTHORIZED,
                        "refresh_token_reused",
                        "The refresh token was used before; please log in again");
        };
    }

    @Operation(
            summary = "End the session",
            description =
                    "Of the refresh token in the body, else of the bearer token. Its access tokens work until they expire.")
    @PostMapping("/logout")
    LoggedOut logout(
            @Valid @RequestBody(required = false) @Nullable Refresh refresh,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable
                    String authorization) {
        if (refresh != null) {
            sessions.close(new RefreshToken(refresh.refreshToken()));
        } else {
            sessions.close(sessionOf(authorization));
        }
        return new LoggedOut("logged_out");
    }

    private UUID sessionOf(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new Refusal(
                    HttpStatus.UNAUTHORIZED, "unauthenticated", "A refresh token or a bearer token is needed");
        }
        try {
            Jwt bearer = jwtDecoder.decode(authorization.substring(BEARER.length()));
            return UUID.fromString(bearer.getClaimAsString(AccessTokens.SESSION));
        } catch (JwtException e) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "unauthenticated", "The token is not valid or has expired");
        }
    }

    @Schema(example = """
            {"email": "john@example.com", "password": "securepass123"}""")
    record Login(
            @Nullable String username,
            @Nullable String email,
            @NotEmpty String password) {

        private String claimedEmail() {
            if (email == null && username == null) {
                throw Refusal.invalid(new InvalidField("email", "must not be null"));
            }
            return email != null ? email : String.valueOf(username);
        }

        @Override
        public String toString() {
            return "Login[...]";
        }
    }

    @Schema(example = "{\"refresh_token\": \"4Vb0...\"}")
    record Refresh(@NotBlank @Size(max = 200) String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[...]";
        }
    }

    @Schema(example = "{\"status\": \"logged_out\"}")
    record LoggedOut(String status) {}
}
