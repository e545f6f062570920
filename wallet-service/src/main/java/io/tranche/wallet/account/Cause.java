package io.tranche.wallet.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why money moves; the same on every account that a movement touches.
 *
 * @param referenceId the loan, repayment, top-up or withdrawal, as the source has it
 * @param eventId the event that asked for it; null when a person did
 */
public record Cause(
        TransactionSource source,
        String referenceId,
        String description,
        @Nullable UUID eventId) {

    public static Cause byRequest(TransactionSource source, long referenceId, String description) {
        return new Cause(source, Long.toString(referenceId), description, null);
    }
}
