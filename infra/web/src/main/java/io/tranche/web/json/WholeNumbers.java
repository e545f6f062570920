package io.tranche.web.json;

import io.tranche.web.json.Decimals.UnreadableNumber;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads whole numbers that strangers wrote. In plain figures: Java takes blanks, and the digits of every script, for numbers too. */
final class WholeNumbers {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    private WholeNumbers() {}

    /** @throws UnreadableNumber if it is not a whole number, or too large */
    static int parseInt(String text) {
        return parse(text, Integer.SIZE).intValue();
    }

    /** @throws UnreadableNumber if it is not a whole number, or too large */
    static long parseLong(String text) {
        return parse(text, Long.SIZE).longValue();
    }

    private static BigInteger parse(String text, int bits) {
        if (text.length() > Decimals.LENGTH_MAX || !NUMBER.matcher(text).matches()) {
            throw new UnreadableNumber("must be a whole number");
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() >= bits) {
            throw new UnreadableNumber("is out of range");
        }
        return number;
    }
}
