package io.tranche.loan.portfolio;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import io.tranche.web.request.Keyset;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PortfolioController {

    private final Portfolios portfolios;
    private final Statements statements;

    PortfolioController(Portfolios portfolios, Statements statements) {
        this.portfolios = portfolios;
        this.statements = statements;
    }

    @Operation(
            summary = "The loans that a provider has a share of, newest first",
            description =
                    "Each with what the provider lent, what of it came back, what it earned, what the platform kept of the "
                            + "interest, what is overdue, and the "
                            + "yield: (interest + penalties - platform fee - principal lost) × 365 / Σ (principal out × days out), null before the first day is over.")
    @GetMapping("/api/providers/portfolio")
    @PreAuthorize("hasRole('PROVIDER')")
    ResponseEntity<List<LoanShare>> portfolio(Caller caller, Keyset page) {
        return page.answer(portfolios.page(caller.userId(), page), LoanShare::loanId);
    }

    @Operation(summary = "All shares of a provider together")
    @GetMapping("/api/providers/portfolio/summary")
    @PreAuthorize("hasRole('PROVIDER')")
    Summary summary(Caller caller) {
        return portfolios.summary(caller.userId());
    }

    @Operation(
            summary = "The statement of a provider's share of one loan, newest first",
            description =
                    "What was lent, and what each repayment of the loan brought: principal, interest and penalties, less the platform's fee, as of which "
                            + "business date. The amounts are those of the wallet's transactions and add up to what was earned, once "
                            + "the loan is closed. Without a share: not_found (404).")
    @GetMapping("/api/providers/portfolio/{loanId}")
    @PreAuthorize("hasRole('PROVIDER')")
    ResponseEntity<List<ShareMovement>> statement(Caller caller, @PathVariable long loanId, Keyset page) {
        List<ShareMovement> fetched = statements.page(caller.userId(), loanId, page);
        if (fetched.isEmpty() && page.before() == null) {
            throw Refusal.notFound("Share");
        }
        return page.answer(fetched, ShareMovement::id);
    }
}
