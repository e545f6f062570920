package io.tranche.ledger.journal;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.web.Refusal;
import io.tranche.web.request.Keyset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/ledger/journal")
@PreAuthorize("hasAnyRole('ADMIN', 'OPS')")
class JournalController {

    private final JournalPages pages;

    JournalController(JournalPages pages) {
        this.pages = pages;
    }

    @Operation(
            summary = "The journal, newest first, for admins and people on call",
            description = "Of an `account` (its code), a `loan_id` or the event with `event_id`.")
    @GetMapping
    ResponseEntity<List<RecordedEntry>> journal(
            @RequestParam @Nullable String account,
            @RequestParam(name = "loan_id") @Nullable Long loanId,
            @RequestParam(name = "event_id") @Nullable UUID eventId,
            Keyset page) {
        return page.answer(pages.newestFirst(new JournalFilter(account, loanId, eventId), page), RecordedEntry::id);
    }

    @Operation(summary = "A journal entry with its lines, for admins and people on call")
    @GetMapping("/{id}")
    RecordedEntry entry(@PathVariable long id) {
        return pages.find(id).orElseThrow(() -> Refusal.notFound("Journal entry"));
    }
}
