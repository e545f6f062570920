package io.tranche.loan.dayend;

import io.tranche.loan.dayend.DayEndRuns.Phase;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The end of a day that a loan or a borrower has missed.
 *
 * @param id the later it was missed, the higher
 * @param subjectId the loan or the borrower, by the phase
 * @param cause null if it was not tried, because an earlier day of the borrower is missing
 */
record SkippedEnd(
        long id,
        LocalDate day,
        Phase phase,
        long subjectId,
        long borrowerId,
        @Nullable String cause,
        int attempts,
        Instant skippedAt,
        @Nullable Instant triedAt) {}
