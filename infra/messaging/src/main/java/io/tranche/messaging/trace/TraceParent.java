package io.tranche.messaging.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A W3C trace context header: {@code 00-<32 hex trace id>-<16 hex span id>-<flags>}. */
record TraceParent(String traceId, String spanId, boolean sampled) {

    private static final Pattern FORMAT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int SAMPLED = 0x01;

    static Optional<TraceParent> parse(String header) {
        Matcher matcher = FORMAT.matcher(header);
        return matcher.matches()
                ? Optional.of(new TraceParent(
                        matcher.group(1),
                        matcher.group(2),
                        (Integer.parseInt(matcher.group(3), 16) & SAMPLED) == SAMPLED))
                : Optional.empty();
    }

    String header() {
        return "00-%s-%s-%s".formatted(traceId, spanId, sampled ? "01" : "00");
    }
}
