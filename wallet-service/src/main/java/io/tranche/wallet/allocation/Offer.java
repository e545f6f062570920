package io.tranche.wallet.allocation;

import io.tranche.wallet.account.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * What a provider can put into one loan, in minor units.
 *
 * @param limit what of it may go into this loan
 * @param pieces all that is there, oldest first
 */
record Offer(AccountId provider, long limit, List<Piece> pieces) {

    Offer {
        pieces = List.copyOf(pieces);
        if (limit <= 0 || limit > sum(pieces)) {
            throw new IllegalArgumentException(
                    "Provider %d cannot offer %d of %s".formatted(provider.value(), limit, pieces));
        }
    }

    /** All that is there; decides the proportion. */
    long available() {
        return sum(pieces);
    }

    Instant waitingSince() {
        return pieces.getFirst().cameAt();
    }

    private static long sum(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::amount).reduce(0, Math::addExact);
    }
}
