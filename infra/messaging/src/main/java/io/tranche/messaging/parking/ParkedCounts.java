package io.tranche.messaging.parking;

/**
 * What a consumer has parked now.
 *
 * @param failed could not be applied
 * @param unreadable are no events by their bytes
 * @param queued wait behind one of the others
 * @param keys held back
 * @param oldestAgeSeconds since the oldest was parked; 0 without any
 */
public record ParkedCounts(long failed, long unreadable, long queued, long keys, double oldestAgeSeconds) {

    public static final ParkedCounts NONE = new ParkedCounts(0, 0, 0, 0, 0);
}
