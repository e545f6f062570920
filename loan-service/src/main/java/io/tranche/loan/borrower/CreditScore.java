package io.tranche.loan.borrower;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How likely a borrower is to pay, as somebody judged it: from 300 to 900, the higher the better.
 *
 * @param recordedBy the admin
 */
@Schema(example = """
        {"user_id": 6, "score": 760, "recorded_at": "2026-11-20T10:00:00Z", "recorded_by": 1,
         "reason": "Bureau report of 2026-11-20"}""")
public record CreditScore(
        long userId,
        int score,
        Instant recordedAt,
        long recordedBy,
        @Nullable String reason) {

    static final int MIN = 300;
    static final int MAX = 900;
}
