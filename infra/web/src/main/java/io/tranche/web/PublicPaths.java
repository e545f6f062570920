package io.tranche.web;

import java.util.List;

/** A bean of this type opens paths to callers without a token, beside the probes and the API document. */
public record PublicPaths(List<String> patterns) {

    public PublicPaths {
        patterns = List.copyOf(patterns);
    }

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
