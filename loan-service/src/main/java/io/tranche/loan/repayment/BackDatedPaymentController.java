package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.repayment.BackDatedOrder.Dating;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.json.Amount;
import io.tranche.web.request.Submission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets the bank count a payment as of a day that is over. */
@RestController
class BackDatedPaymentController {

    private final BackDatedPayments payments;
    private final Checkout checkout;

    BackDatedPaymentController(BackDatedPayments payments, Checkout checkout) {
        this.payments = payments;
        this.checkout = checkout;
    }

    record BackDatedPaymentRequest(
            @Schema(example = "1") @NotNull Long loanId,
            @Schema(example = "8884.88") @NotNull Amount amount,

            @Schema(example = "2026-02-20", description = "As of when it counts: from the payout to today") @NotNull
            LocalDate valueDate,

            @Schema(example = "Paid in the branch on the due date") @NotBlank @Size(max = 500)
            String reason,

            @Nullable String idempotencyKey) {

        BackDatedOrder order(Caller admin, IdempotencyKey key) {
            return new BackDatedOrder(
                    admin.userId(), key, new LoanId(loanId), amount.money(), new Dating(valueDate, reason.strip()));
        }
    }

    @Operation(summary = "Take a payment that counts as of an earlier day, for admins", description = """
                    The money goes from the borrower's wallet to the funders now, and the loan is reckoned anew as if it had come on \
                    `value_date`: penalties charged since are taken back, and payments made since may count as other parts. What was \
                    recorded stays. Wants an idempotency key, as header or field. Refusals: invalid_request (400, also a date before \
                    the payout or after today), and those of a payment.""")
    @PostMapping("/api/repayments/admin/back-dated")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<PaymentView> pay(
            Caller caller, @Valid @RequestBody BackDatedPaymentRequest request, Submission submission) {
        IdempotencyKey key = submission
                .key(request.idempotencyKey())
                .orElseThrow(() -> Refusal.invalid(new InvalidField("idempotency_key", "must be given")));
        BackDatedOrder order = request.order(caller, key);
        return checkout.await(() -> payments.start(order), submission.prefer());
    }
}
