package io.tranche.messaging.parking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;

/**
 * Why an event could not be applied, how often it was tried and from when to when.
 *
 * @param unreadable whether it is no event by its bytes, so that nothing was tried at all
 */
public record Failure(Throwable cause, int attempts, Instant first, Instant last, boolean unreadable) {

    private static final int MESSAGE_LENGTH_MAX = 2000;
    private static final int FINGERPRINT_LENGTH = 16;
    private static final int FRAMES = 3;

    public static Failure once(Throwable cause, Instant at) {
        return new Failure(cause, 1, at, at, false);
    }

    public static Failure ofUnreadable(Throwable cause, Instant at) {
        return new Failure(cause, 1, at, at, true);
    }

    public Failure again(Throwable newCause, Instant at) {
        return new Failure(newCause, attempts + 1, first, at, unreadable);
    }

    /** In words, for a report. */
    public String summary() {
        return errorClass() + ": " + message();
    }

    String errorClass() {
        return root().getClass().getName();
    }

    /** Without NUL, which text in Postgres cannot hold. */
    String message() {
        String message = String.valueOf(root().getMessage()).replace('\0', ' ');
        return message.length() <= MESSAGE_LENGTH_MAX ? message : message.substring(0, MESSAGE_LENGTH_MAX);
    }

    /** Equal for what fails for the same reason: the kind of error and where it arose, not the words, which hold ids. */
    String fingerprint() {
        String where = Arrays.stream(root().getStackTrace())
                .limit(FRAMES)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .collect(Collectors.joining(" "));
        return HexFormat.of().formatHex(sha256(errorClass() + " " + where)).substring(0, FINGERPRINT_LENGTH);
    }

    private Throwable root() {
        return NestedExceptionUtils.getMostSpecificCause(cause);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
