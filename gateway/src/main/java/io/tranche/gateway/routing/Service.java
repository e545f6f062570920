package io.tranche.gateway.routing;

import java.util.Locale;

/** The services behind the gateway. */
public enum Service {
    AUTH,
    LOAN,
    WALLET,
    LEDGER,
    /** Only for people on call. */
    RELAY;

    /** Whether it describes its API to the public. */
    boolean isDocumented() {
        return this != RELAY;
    }

    /** As it stands in settings, metrics and the API documents: {@code loan}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
