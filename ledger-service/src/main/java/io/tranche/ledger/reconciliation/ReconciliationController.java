package io.tranche.ledger.reconciliation;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('ADMIN', 'OPS')")
class ReconciliationController {

    private final Reconciliation reconciliation;

    ReconciliationController(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Operation(
            summary = "How the wallets compare with their ledger accounts, for admins and people on call",
            description = "`breaks` are differences that time does not mend.")
    @GetMapping("/api/ledger/reconciliation")
    ReconciliationReport reconciliation() {
        return reconciliation.report();
    }
}
