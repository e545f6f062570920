package io.tranche.wallet.allocation;

import io.tranche.wallet.account.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A provider who lends at present.
 *
 * @param funds what was on the account when the provider was looked up
 */
record Lender(AccountId account, Preferences preferences, Funds funds) {

    /** Nobody lends to themselves, and who asks for a score lends to nobody of whom none is known. */
    boolean lendsTo(FundedLoan loan) {
        Integer score = loan.terms() == null ? null : loan.terms().creditScore();
        Integer scoreMin = preferences.scoreMin();
        return !account.equals(loan.borrower()) && (scoreMin == null || score != null && score >= scoreMin);
    }

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
