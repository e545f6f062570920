package io.tranche.opscli.command;

import java.util.Locale;

/** Who has an ops door with events to look after. */
enum Service {
    AUTH,
    WALLET,
    LOAN,
    LEDGER;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return id();
    }
}
