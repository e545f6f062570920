package io.tranche.auth.users;

import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in lower case. Whether anyone reads mail there is not known. */
public record Email(String value) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    /** @throws Refusal if it is no address */
    public static Email of(String text) {
        String address = text.strip();
        if (!ADDRESS.matcher(address).matches()) {
            throw Refusal.invalid(new InvalidField("email", "must be an e-mail address"));
        }
        return new Email(address.toLowerCase(Locale.ROOT));
    }

    /** To look for what someone claims to be theirs: whatever the text, it is no more than an address nobody has. */
    public static Email claimed(String text) {
        // PostgreSQL takes no NUL in a text, and no address has a space.
        return new Email(text.strip().replace('\0', ' ').toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
