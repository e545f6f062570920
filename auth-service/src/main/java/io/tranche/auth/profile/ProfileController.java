package io.tranche.auth.profile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.auth.users.User;
import io.tranche.auth.users.Users;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import io.tranche.web.Role;
import io.tranche.web.request.Keyset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProfileController {

    private final Users users;

    ProfileController(Users users) {
        this.users = users;
    }

    @Operation(summary = "Who the bearer is")
    @GetMapping("/api/auth/me")
    User me(Caller caller) {
        return users.find(caller.userId()).orElseThrow(() -> Refusal.notFound("User"));
    }

    @Operation(summary = "All borrowers, for admins")
    @GetMapping("/api/customers")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<List<User>> customers(Keyset keyset) {
        return keyset.answer(users.withRole(Role.USER, keyset), User::id);
    }

    @Operation(summary = "Change one's own name")
    @PatchMapping("/api/customers/update_current")
    @PreAuthorize("hasRole('USER')")
    User updateCustomer(Caller caller, @Valid @RequestBody NameChange change) {
        return rename(caller, change);
    }

    @Operation(summary = "Change one's own name")
    @PatchMapping("/api/providers/update_current")
    @PreAuthorize("hasRole('PROVIDER')")
    User updateProvider(Caller caller, @Valid @RequestBody NameChange change) {
        return rename(caller, change);
    }

    private User rename(Caller caller, NameChange change) {
        return users.rename(caller.userId(), change.name().strip()).orElseThrow(() -> Refusal.notFound("User"));
    }

    @Schema(example = "{\"name\": \"John M. Doe\"}")
    record NameChange(
            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters")
            String name) {}
}
