package io.tranche.ledger.journal;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as it stands in the journal. */
@Schema(example = """
        {"id": 4, "reference": "repayment:1:collected", "source_event_id": "01a1fdf8-f8f4-7000-bf6e-0e92170bd4a5",
         "event_type": "wallet.repayment_collected.v1", "loan_id": 1, "repayment_id": 1, "occurred_at": "2026-02-20T09:14:07.624Z",
         "posted_at": "2026-02-20T09:14:07.703Z", "description": "Repayment 1 of loan 1 collected",
         "lines": [{"account": "wallet:12", "side": "DEBIT", "amount": "9333.33", "currency": "INR"},
          {"account": "wallet:1", "side": "CREDIT", "amount": "9333.33", "currency": "INR"}]}""")
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
