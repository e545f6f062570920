package io.tranche.messaging.redrive;

import io.tranche.messaging.dryrun.Previewed;
import java.util.List;

/**
 * What a redrive would do.
 *
 * @param complete false if it ended before it had looked at all that is selected
 */
public record RedriveReport(List<Previewed> events, boolean complete) {}
