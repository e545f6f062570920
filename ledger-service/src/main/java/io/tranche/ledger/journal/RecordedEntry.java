package io.tranche.ledger.journal;

import io.tranche.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as it stands in the journal. */
record RecordedEntry(
        long id,
        String reference,
        UUID sourceEventId,
        String eventType,
        @Nullable Long loanId,
        @Nullable Long repaymentId,
        Instant occurredAt,
        Instant postedAt,
        String description,
        List<RecordedLine> lines) {

    RecordedEntry with(List<RecordedLine> itsLines) {
        return new RecordedEntry(
                id,
                reference,
                sourceEventId,
                eventType,
                loanId,
                repaymentId,
                occurredAt,
                postedAt,
                description,
                itsLines);
    }

    record RecordedLine(String account, Side side, Money amount, String currency) {}
}
