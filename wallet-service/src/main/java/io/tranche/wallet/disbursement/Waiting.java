package io.tranche.wallet.disbursement;

import io.tranche.contracts.Funding;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loan that waits for funds.
 *
 * @param eventId the request
 */
record Waiting(
        long loanId,
        UserId borrower,
        Money principal,
        @Nullable Money fee,
        Funding terms,
        UUID eventId,
        Instant queuedAt,
        Instant expiresAt) {

    static Waiting on(DisbursementRequested request, UUID eventId, Room room) {
        return new Waiting(
                request.loanId(),
                new UserId(request.borrowerId()),
                request.principal(),
                request.fee(),
                Objects.requireNonNull(request.funding()),
                eventId,
                room.now(),
                room.expiresAt());
    }

    /** Nobody has funded it by now. */
    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /**
     * What new ones find.
     *
     * @param occupied whether somebody waits already
     */
    record Room(boolean occupied, Instant now, Instant expiresAt) {}
}
