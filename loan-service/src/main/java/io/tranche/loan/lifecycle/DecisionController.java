package io.tranche.loan.lifecycle;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.lifecycle.Loan.Change;
import io.tranche.loan.product.Products;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import io.tranche.web.request.Keyset;
import io.tranche.web.request.Prefer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bank's decision on an application, and the borrower's to withdraw it. */
@RestController
@RequestMapping("/api/loans")
class DecisionController {

    private static final int REASON_LENGTH_MAX = 500;

    private final Decision decision;
    private final Products products;
    private final Loans loans;
    private final LoanDetails details;
    private final Clock clock;

    DecisionController(Decision decision, Products products, Loans loans, LoanDetails details, Clock clock) {
        this.decision = decision;
        this.products = products;
        this.loans = loans;
        this.details = details;
        this.clock = clock;
    }

    @Schema(example = "{\"loan_id\": 7, \"approved\": true}")
    record DecideRequest(
            @NotNull Long loanId,
            @NotNull Boolean approved,
            @Size(max = REASON_LENGTH_MAX) @Nullable String reason) {}

    @Operation(
            summary = "Decide on an application, for admins",
            description =
                    "An approved loan is paid out at once. If there is not enough money, it is rejected, or waits as "
                            + "AWAITING_FUNDING, as its product has it: paid when providers add funds, rejected with "
                            + "`not_funded_in_time` if they do not in time, and until then it may still be rejected, or cancelled "
                            + "by the borrower; it ends as CANCELLED then, or with `loan_active` (409) if the money was faster "
                            + "and is spent.")
    @PostMapping("/admin/approve")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<LoanView> decide(@Valid @RequestBody DecideRequest request, Prefer prefer) {
        LoanId id = new LoanId(request.loanId());
        return request.approved()
                ? answer(decision.make(id, prefer.waitMax(), this::approve))
                : answer(calledOff(decision.make(id, prefer.waitMax(), loan -> reject(loan, request.reason()))));
    }

    @Operation(summary = "The applications that wait for a decision, newest first; for admins")
    @GetMapping("/admin/pending")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<List<LoanView>> pending(Keyset page) {
        List<LoanView> fetched = loans.list(new LoanFilter(null, LoanStatus.APPLIED, page)).stream()
                .map(LoanView::of)
                .toList();
        return page.answer(fetched, LoanView::id);
    }

    @Operation(
            summary = "Withdraw from one's own loan before it is paid out",
            description =
                    "Also while it awaits funding, or while it is being paid out: then the money is fetched back. "
                            + "Refusals: loan_active, loan_rejected, … (409).")
    @PostMapping("/{id}/cancel")
    ResponseEntity<LoanView> cancel(Caller caller, @PathVariable long id, Prefer prefer) {
        if (details.visible(caller, id).borrowerId() != caller.userId()) {
            throw Refusal.forbidden("Only the borrower cancels a loan");
        }
        return answer(calledOff(decision.make(new LoanId(id), prefer.waitMax(), this::cancel)));
    }

    private Optional<Change> approve(Loan loan) {
        return switch (loan.status()) {
            case APPLIED ->
                Optional.of(loan.approve(products.of(loan.basis().product()).terms(), clock.instant()));
            case APPROVED, AWAITING_FUNDING, ACTIVE, DEFAULTED, CLOSED, WRITTEN_OFF -> Optional.empty();
            case REJECTED, CANCELLING, CANCELLED, COMPENSATION_FAILED, COMPENSATION_FORCED -> throw conflict(loan);
        };
    }

    private Optional<Change> reject(Loan loan, @Nullable String reason) {
        return switch (loan.status()) {
            case APPLIED -> Optional.of(loan.reject(reason, clock.instant()));
            case AWAITING_FUNDING ->
                Optional.of(loan.cancel(Objects.requireNonNullElse(reason, "rejected_by_bank"), clock.instant()));
            case REJECTED, CANCELLING, CANCELLED -> Optional.empty();
            case APPROVED, ACTIVE, DEFAULTED, CLOSED, WRITTEN_OFF, COMPENSATION_FAILED, COMPENSATION_FORCED ->
                throw conflict(loan);
        };
    }

    private Optional<Change> cancel(Loan loan) {
        return switch (loan.status()) {
            case APPLIED, APPROVED, AWAITING_FUNDING ->
                Optional.of(loan.cancel("cancelled_by_borrower", clock.instant()));
            case CANCELLING, CANCELLED -> Optional.empty();
            case ACTIVE, DEFAULTED, CLOSED, WRITTEN_OFF, REJECTED, COMPENSATION_FAILED, COMPENSATION_FORCED ->
                throw conflict(loan);
        };
    }

    /** Unless the money was out by then, and spent. */
    private static Loan calledOff(Loan loan) {
        if (loan.status().payable()) {
            throw conflict(loan);
        }
        return loan;
    }

    private static Refusal conflict(Loan loan) {
        String status = loan.status().name().toLowerCase(Locale.ROOT);
        return new Refusal(HttpStatus.CONFLICT, "loan_" + status, "The loan is already " + status.replace('_', ' '));
    }

    private static ResponseEntity<LoanView> answer(Loan loan) {
        return loan.status().inProgress()
                ? ResponseEntity.accepted()
                        .location(LoanController.location(loan.id().value()))
                        .body(LoanView.of(loan))
                : ResponseEntity.ok(LoanView.of(loan));
    }
}
