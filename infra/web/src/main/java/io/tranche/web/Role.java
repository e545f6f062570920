package io.tranche.web;

/** What a caller may do. The authority of Spring Security is {@code ROLE_} and the name. */
public enum Role {
    /** A borrower. */
    USER,
    /** An investor. */
    PROVIDER,
    /** A credit officer. */
    ADMIN,
    /** On call. */
    OPS
}
