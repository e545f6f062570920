package io.tranche.loan.borrower;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How likely a borrower is to pay, as somebody judged it: from 300 to 900, the higher the better.
 *
 * @param recordedBy the admin
 */
public record CreditScore(
        long userId,
        int score,
        Instant recordedAt,
        long recordedBy,
        @Nullable String reason) {

    static final int MIN = 300;
    static final int MAX = 900;
}
