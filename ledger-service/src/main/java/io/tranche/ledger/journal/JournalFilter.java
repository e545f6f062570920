package io.tranche.ledger.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entries to read: those to which all that is given applies. */
record JournalFilter(
        @Nullable String account,
        @Nullable Long loanId,
        @Nullable UUID eventId) {

    /** Only what is asked for becomes part of the query, so that it finds its index. */
    String condition() {
        StringBuilder condition = new StringBuilder("id < :before");
        if (eventId != null) {
            condition.append(" AND source_event_id = :eventId");
        }
        if (loanId != null) {
            condition.append(" AND loan_id = :loanId");
        }
        if (account != null) {
            condition.append("""
                     AND id IN (
                        SELECT l.entry_id FROM journal_line l JOIN ledger_account a ON a.id = l.account_id
                        WHERE a.code = :account AND l.entry_id < :before)
                    """);
        }
        return condition.toString();
    }
}
