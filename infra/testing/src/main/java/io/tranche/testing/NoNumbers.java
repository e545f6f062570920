package io.tranche.testing;

import java.util.List;
import java.util.stream.Stream;

/** JSON that is no number where an amount, a rate or a count is wanted: negative, beyond all bounds, of another type or another script. */
public final class NoNumbers {

    private static final List<String> EVERYWHERE = List.of(
            "-1",
            "-0.01",
            "1e12",
            "1e999",
            "1e-999",
            "\"NaN\"",
            "\"Infinity\"",
            "\"1e\"",
            "\"0x10\"",
            "\" 5\"",
            "\"5 \"",
            "\"1,000\"",
            "\"\"",
            "\"०\"",
            "\"٥\"",
            "\"five\"",
            "true",
            "[5]",
            "{}");

    private NoNumbers() {}

    /** @param more what is none either where these are wanted */
    public static List<String> and(String... more) {
        return Stream.concat(EVERYWHERE.stream(), Stream.of(more)).toList();
    }
}
