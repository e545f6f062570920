package io.tranche.web.request;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the caller wants to hear of an outcome that takes a while (RFC 7240). A controller method that takes one gets it.
 *
 * @param waitMax how long to hold the request; zero with {@code respond-async}
 */
public record Prefer(Duration waitMax) {

    public boolean async() {
        return waitMax.isZero();
    }

    /** Preferences are wishes: what cannot be understood is passed over, as the RFC demands. */
    static Prefer parse(List<String> headers, WebSettings settings) {
        List<String> wishes = headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(wish -> wish.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .toList();
        if (wishes.contains("respond-async")) {
            return new Prefer(Duration.ZERO);
        }
        Duration wait = wishes.stream()
                .flatMap(wish -> waitOf(wish).stream())
                .findFirst()
                .orElse(settings.waitDefault());
        return new Prefer(wait.compareTo(settings.waitMax()) > 0 ? settings.waitMax() : wait);
    }

    private static Optional<Duration> waitOf(String wish) {
        String seconds = wish.replaceFirst("^wait\\s*=\\s*\"?([0-9]{1,6})\"?$", "$1");
        return seconds.equals(wish) ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
