package io.tranche.messaging.replay;

import io.tranche.messaging.dryrun.Previewed;
import io.tranche.messaging.dryrun.Verdict;
import java.util.List;
import java.util.Map;

/**
 * What a replay would do.
 *
 * @param complete false if there were more events than a dry run takes or has the time for, or more records than it looks through
 */
public record ReplayReport(Map<Verdict, Long> counts, List<Previewed> events, boolean complete) {}
