package io.tranche.messaging.redrive;

import java.util.Locale;

/** What became of a parked event. */
enum RedriveResult {
    APPLIED,
    /** It changed nothing: its effect was there. */
    ALREADY_APPLIED,
    FAILED,
    /** Behind one of its key that failed. */
    WAITS;

    boolean isOutOfTheWay() {
        return this == APPLIED || this == ALREADY_APPLIED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
