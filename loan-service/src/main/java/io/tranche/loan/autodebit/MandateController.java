package io.tranche.loan.autodebit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanDetails;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.loan.mandate.Mandates;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets borrowers give and withdraw the mandates of their loans. */
@RestController
class MandateController {

    /** Loans of which something is due, or may be one day. */
    private static final Set<LoanStatus> FALL_DUE = EnumSet.of(
            LoanStatus.APPLIED,
            LoanStatus.APPROVED,
            LoanStatus.AWAITING_FUNDING,
            LoanStatus.ACTIVE,
            LoanStatus.DEFAULTED);

    private final LoanDetails details;
    private final Mandates mandates;
    private final TransactionTemplate transaction;

    MandateController(LoanDetails details, Mandates mandates, TransactionTemplate transaction) {
        this.details = details;
        this.mandates = mandates;
        this.transaction = transaction;
    }

    record MandateRequest(@Schema(example = "true") @NotNull Boolean enabled) {}

    @Schema(example = "{\"loan_id\": 7, \"enabled\": true}")
    record MandateView(long loanId, boolean enabled) {}

    @Operation(summary = "Have what is due of one's own loan taken from the wallet, or no more", description = """
                    Asked for when a due date begins, exactly what is due then; without enough money, again on the next days, as often \
                    as configured. Withdrawn, what was asked for already is still collected. Refusals: loan_closed, … (409), where one is \
                    given although nothing will fall due any more.""")
    @PutMapping("/api/loans/{id}/auto_debit")
    @PreAuthorize("hasRole('USER')")
    MandateView put(Caller caller, @PathVariable long id, @Valid @RequestBody MandateRequest request) {
        Loan loan = details.visible(caller, id);
        if (request.enabled() && !FALL_DUE.contains(loan.status())) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "loan_" + loan.status().name().toLowerCase(Locale.ROOT),
                    "Nothing of this loan will fall due");
        }
        transaction.executeWithoutResult(status -> change(id, request.enabled()));
        return new MandateView(id, request.enabled());
    }

    private void change(long loanId, boolean enabled) {
        if (enabled) {
            mandates.give(loanId);
        } else {
            mandates.withdraw(loanId);
        }
    }
}
