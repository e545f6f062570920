package io.tranche.web.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads decimals that strangers wrote. {@code 1e999999999} is a small text, but a number that no arithmetic survives, so length and
 * exponent are looked at before anything is computed.
 */
final class Decimals {

    static final int LENGTH_MAX = 40;

    private static final int SCALE_MAX = 30;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private Decimals() {}

    /** @throws UnreadableNumber if it is not a decimal number, or not of a sensible size */
    static BigDecimal parse(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new UnreadableNumber("has too many digits");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new UnreadableNumber("must be a decimal number");
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs(number.scale()) > SCALE_MAX) {
            throw new UnreadableNumber("is out of range");
        }
        return number;
    }

    static final class UnreadableNumber extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        UnreadableNumber(String message) {
            super(message);
        }
    }
}
