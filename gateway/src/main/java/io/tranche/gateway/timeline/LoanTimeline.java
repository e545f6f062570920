package io.tranche.gateway.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a loan, oldest first.
 *
 * @param unavailable the services that gave no answer, so that their lines are missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LoanTimeline(long loanId, @Nullable String status, List<String> unavailable, List<Line> lines) {}
