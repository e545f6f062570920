package io.tranche.messaging.redrive;

import org.jspecify.annotations.Nullable;

/**
 * Where a redrive is: events are taken by ascending id.
 *
 * @param after the last id that is dealt with, with all that followed it
 * @param last what was parked later is left out, so that the work has an end
 * @param following id of the event whose followers are being applied
 */
record RedrivePosition(long after, long last, @Nullable Long following) {

    RedrivePosition following(long id) {
        return new RedrivePosition(after, last, id);
    }

    RedrivePosition past(long id) {
        return new RedrivePosition(id, last, null);
    }
}
