package io.tranche.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The answer no, with its reason. Thrown anywhere under a controller, it becomes a problem document with this code. */
public final class Refusal extends RuntimeException {

    public static final String INVALID_REQUEST = "invalid_request";

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient List<InvalidField> errors;

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
}
