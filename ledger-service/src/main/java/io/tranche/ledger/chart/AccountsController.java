package io.tranche.ledger.chart;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.web.Refusal;
import io.tranche.web.request.Keyset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/ledger/accounts")
@PreAuthorize("hasAnyRole('ADMIN', 'OPS')")
class AccountsController {

    private final ChartOfAccounts chart;

    AccountsController(ChartOfAccounts chart) {
        this.chart = chart;
    }

    @Operation(summary = "The ledger accounts with their totals, newest first, for admins and people on call")
    @GetMapping
    ResponseEntity<List<AccountTotals>> accounts(@RequestParam @Nullable AccountType type, Keyset page) {
        return page.answer(chart.newestFirst(type, page), AccountTotals::id);
    }

    @Operation(summary = "A ledger account by its code, for admins and people on call")
    @GetMapping("/{code}")
    AccountTotals account(@PathVariable String code, @RequestParam(defaultValue = "INR") Currency currency) {
        return chart.find(code, currency).orElseThrow(() -> Refusal.notFound("Ledger account"));
    }
}
