package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.web.Caller;
import io.tranche.web.Refusal;
import io.tranche.web.request.Prefer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets the bank take payments back. */
@RestController
class ReversalController {

    private final Reversals reversals;
    private final Checkout checkout;

    ReversalController(Reversals reversals, Checkout checkout) {
        this.reversals = reversals;
        this.checkout = checkout;
    }

    record ReversalRequest(
            @Schema(example = "Paid from the wrong wallet") @NotBlank @Size(max = 500)
            String reason) {}

    @Operation(summary = "Take back a payment that has counted, for admins", description = """
                    The funders give the money back to the borrower, and the loan is reckoned anew as if the payment had never been \
                    made; a closed loan is open again. What was recorded stays. Asked again, the same answer. Nothing else of the loan may be \
                    under way meanwhile. Refusals: repayment_not_counted, loan_written_off, outstanding_reserved, \
                    reversal_overpays_loan (later payments would be too much), reversal_refused (when the funders have not got the \
                    money; all 409).""")
    @PostMapping("/api/repayments/{id}/reverse")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<RepaymentView> reverse(
            Caller caller, @PathVariable long id, @Valid @RequestBody ReversalRequest request, Prefer prefer) {
        Repayment ended = checkout.settled(
                () -> reversals.start(
                        caller, new RepaymentId(id), request.reason().strip()),
                prefer);
        return switch (ended.status()) {
            case REVERSED -> ResponseEntity.ok(RepaymentView.of(ended));
            case REVERSING ->
                ResponseEntity.accepted()
                        .location(RepaymentController.pathOf(ended.id()))
                        .body(RepaymentView.of(ended));
            case PENDING, SUCCESS, FAILED, REFUNDING, REFUNDED, COMPENSATION_FAILED, COMPENSATION_FORCED ->
                throw new Refusal(
                        HttpStatus.CONFLICT, "reversal_refused", "The payment was not taken back and still counts");
        };
    }
}
