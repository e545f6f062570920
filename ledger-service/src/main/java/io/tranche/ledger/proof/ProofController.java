package io.tranche.ledger.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.web.Refusal;
import java.util.List;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/ledger")
@PreAuthorize("hasAnyRole('ADMIN', 'OPS')")
class ProofController {

    private final TrialBalances trialBalances;
    private final Proofs proofs;

    ProofController(TrialBalances trialBalances, Proofs proofs) {
        this.trialBalances = trialBalances;
        this.proofs = proofs;
    }

    @Operation(summary = "All debits and credits by currency and type of account, for admins and people on call")
    @GetMapping("/trial-balance")
    List<TrialBalance> trialBalance() {
        return trialBalances.byCurrency();
    }

    @Operation(
            summary = "Add up the whole journal, for admins and people on call",
            description =
                    "Every entry sums to zero, and every account is the sum of its lines. Refusal: proof_timeout (503).")
    @GetMapping("/proof")
    Proof proof() {
        try {
            return proofs.prove();
        } catch (QueryTimeoutException e) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "proof_timeout",
                    "Adding up the journal took longer than the configured limit");
        }
    }
}
