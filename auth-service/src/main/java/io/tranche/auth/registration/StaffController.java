package io.tranche.auth.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.auth.users.Email;
import io.tranche.auth.users.NewUser;
import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.User;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Nobody registers as admin or operator: an admin makes them. */
@RestController
class StaffController {

    private static final Set<Role> STAFF = Set.of(Role.ADMIN, Role.OPS);
    private static final Logger log = LoggerFactory.getLogger(StaffController.class);

    private final Registration registration;
    private final Passwords passwords;

    StaffController(Registration registration, Passwords passwords) {
        this.registration = registration;
        this.passwords = passwords;
    }

    @Operation(
            summary = "Make another admin or an operator, for admins",
            description = "They log in with the password given here. Refusals: email_taken (409).")
    @PostMapping("/api/staff")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    User add(Caller admin, @Valid @RequestBody NewStaff staff) {
        if (!STAFF.contains(staff.role())) {
            throw Refusal.invalid(new InvalidField("role", "must be ADMIN or OPS"));
        }
        Email email = Email.of(staff.email());
        User user = registration
                .register(
                        new NewUser(staff.name().strip(), email, passwords.hashChosen(staff.password()), staff.role()))
                .orElseThrow(Registration::emailTaken);
        log.info("Admin {} made user {} as {}", admin.userId(), user.id(), user.role());
        return user;
    }

    @Schema(example = """
            {"name": "Ravi Kumar", "email": "ravi@example.com", "password": "securepass123", "role": "OPS"}""")
    record NewStaff(
            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters")
            String name,

            @NotBlank @Size(max = 254) String email,
            @NotNull String password,
            @NotNull Role role) {

        @Override
        public String toString() {
            return "NewStaff[role=%s]".formatted(role);
        }
    }
}
