package io.tranche.wallet.allocation;

import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider who lends at present.
 *
 * @param loanMax the most that goes into one loan; null for as much as there is
 * @param funds what was on the account when the provider was looked up
 */
record Lender(AccountId account, @Nullable Money loanMax, Funds funds) {

    /** Of no other use than to be the last. */
    private static final Instant JUST_NOW = Instant.MAX;

    /**
     * @param balance all of it, in minor units
     * @param pieces what it is made of, oldest first; what they do not make up is newer than they are
     */
    record Funds(long balance, List<Piece> pieces) {

        Funds {
            pieces = List.copyOf(pieces);
        }

        /** What there is of the pieces at another balance: what has left was the oldest, what has come is the newest. */
        List<Piece> at(long newBalance) {
            long gone = Math.max(0, balance - newBalance);
            long made = 0;
            List<Piece> left = new ArrayList<>(pieces.size() + 1);
            for (Piece piece : pieces) {
                long taken = Math.min(gone, piece.amount());
                gone -= taken;
                if (taken < piece.amount()) {
                    left.add(new Piece(piece.cameAt(), piece.amount() - taken));
                    made += piece.amount() - taken;
                }
            }
            if (made < newBalance) {
                left.add(new Piece(JUST_NOW, newBalance - made));
            }
            return left;
        }
    }
}
