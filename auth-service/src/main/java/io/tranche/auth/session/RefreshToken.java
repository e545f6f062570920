package io.tranche.auth.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret that only its bearer has; we keep its hash. */
record RefreshToken(String value) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static RefreshToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Unsalted and fast, which is enough for 256 random bits. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[...]";
    }
}
