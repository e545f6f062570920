package io.tranche.auth.users;

import io.tranche.web.Role;

/** A user about to be stored. */
public record NewUser(String name, Email email, PasswordHash passwordHash, Role role) {}
