package io.tranche.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The answer no, with its reason. Thrown anywhere under a controller, it becomes a problem document with this code. */
public final class Refusal extends RuntimeException {

    public static final String INVALID_REQUEST = "invalid_request";

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient List<InvalidField> errors;
    private final transient List<Reason> reasons;
    private final @Nullable Duration retryAfter;
    private final @Nullable URI location;

    /** One of several rules that refuse, in the words of a {@link Refusal}. */
    public record Reason(String code, String detail) {}

    /**
     * @param code stable, snake_case: clients decide by it
     * @param detail for people
     */
    public Refusal(HttpStatus status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    private Refusal(HttpStatus status, String code, String detail, List<InvalidField> errors) {
        // Not a bug, so nobody reads its stack.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.reasons = List.of();
        this.retryAfter = null;
        this.location = null;
    }

    private Refusal(Refusal refusal, List<Reason> reasons, @Nullable Duration retryAfter, @Nullable URI location) {
        super(refusal.getMessage(), null, false, false);
        this.status = refusal.status;
        this.code = refusal.code;
        this.errors = refusal.errors;
        this.reasons = List.copyOf(reasons);
        this.retryAfter = retryAfter;
        this.location = location;
    }

    /** @param what the missing thing, {@code Loan} */
    public static Refusal notFound(String what) {
        return new Refusal(HttpStatus.NOT_FOUND, "not_found", what + " not found");
    }

    public static Refusal forbidden(String detail) {
        return new Refusal(HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    public static Refusal invalid(InvalidField... errors) {
        return new Refusal(HttpStatus.BAD_REQUEST, INVALID_REQUEST, "The request is not valid", List.of(errors));
    }

    /**
     * More is asked than is served at once. Not 503: that would tell the gateway that the service is down, for everybody.
     *
     * @param retryAfter in whole seconds
     */
    public static Refusal tooMany(String code, String detail, Duration retryAfter) {
        return new Refusal(new Refusal(HttpStatus.TOO_MANY_REQUESTS, code, detail), List.of(), retryAfter, null);
    }

    /** The same refusal, with where to look for what is asked for. */
    public Refusal at(URI where) {
        return new Refusal(this, reasons, retryAfter, where);
    }

    /** The same refusal, with all that speaks against the request; the first of it is what the refusal itself says. */
    public Refusal because(List<Reason> all) {
        return new Refusal(this, all, retryAfter, location);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<InvalidField> errors() {
        return errors;
    }

    public List<Reason> reasons() {
        return reasons;
    }

    /** When it is worth trying again, if that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Optional<URI> location() {
        return Optional.ofNullable(location);
    }
}
