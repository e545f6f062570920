package io.tranche.messaging.redrive;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.parking.Selection;

/**
 * What to apply, and how carefully.
 *
 * @param perSecond most events per second
 * @param failuresMax after how many failures it stops by itself
 */
public record RedriveRequest(Selection selection, int perSecond, int failuresMax) {

    private static final int PER_SECOND_MAX = 10_000;
    private static final int FAILURES_MAX = 10_000;

    public RedriveRequest {
        selection.requireMeant();
        require("per_second", perSecond, PER_SECOND_MAX);
        require("failures_max", failuresMax, FAILURES_MAX);
    }

    public static RedriveRequest of(Selection selection) {
        return new RedriveRequest(selection, 50, 5);
    }

    private static void require(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw ActionRefused.invalid("%s must be from 1 to %d".formatted(name, max));
        }
    }
}
