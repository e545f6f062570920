package io.tranche.web.idempotency;

import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name that a caller gives a request, to be able to send it again without doing it again. */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";
    public static final int LENGTH_MAX = 128;

    private static final String FIELD = "idempotency_key";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1," + LENGTH_MAX + "}");

    /** @throws Refusal if it is empty, too long or has other characters than visible ASCII */
    public IdempotencyKey {
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw Refusal.invalid(
                    new InvalidField(FIELD, "must have 1 to %d visible ASCII characters".formatted(LENGTH_MAX)));
        }
    }

    /** @throws Refusal if header and field are both there and differ, or what is there is no key */
    public static Optional<IdempotencyKey> of(@Nullable String header, @Nullable String field) {
        if (header != null && field != null && !header.equals(field)) {
            throw Refusal.invalid(new InvalidField(FIELD, "must be the same as the header " + HEADER));
        }
        return Optional.ofNullable(header != null ? header : field).map(IdempotencyKey::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
