package io.tranche.auth.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.auth.session.Sessions;
import io.tranche.auth.session.Tokens;
import io.tranche.auth.users.Email;
import io.tranche.auth.users.NewUser;
import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.User;
import io.tranche.web.Refusal;
import io.tranche.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RegisterController {

    private static final Set<Role> OPEN_TO_ALL = Set.of(Role.USER, Role.PROVIDER);

    private final Registration registration;
    private final Passwords passwords;
    private final Sessions sessions;

    RegisterController(Registration registration, Passwords passwords, Sessions sessions) {
        this.registration = registration;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @Operation(
            summary = "Register, and be logged in",
            description = "Refusals: role_not_allowed (403) for ADMIN and OPS, email_taken (409).")
    @PostMapping("/api/auth/register")
    @ResponseStatus(HttpStatus.CREATED)
    Tokens register(@Valid @RequestBody Register register) {
        Role role = Objects.requireNonNullElse(register.role(), Role.USER);
        if (!OPEN_TO_ALL.contains(role)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "role_not_allowed", "Nobody can register as " + role);
        }
        Email email = Email.of(register.email());
        NewUser newUser = new NewUser(register.name().strip(), email, passwords.hashChosen(register.password()), role);
        User user = registration.register(newUser).orElseThrow(Registration::emailTaken);
        return sessions.open(user);
    }

    @Schema(example = """
            {"name": "John Doe", "email": "john@example.com", "password": "securepass123", "role": "USER"}""")
    record Register(
            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters")
            String name,

            @NotBlank @Size(max = 254) String email,
            @NotNull String password,
            @Nullable Role role) {

        @Override
        public String toString() {
            return "Register[role=%s]".formatted(role);
        }
    }
}
