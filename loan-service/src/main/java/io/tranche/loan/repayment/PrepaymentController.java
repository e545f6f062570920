package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanDetails;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.json.Amount;
import io.tranche.web.request.Submission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what it would be to repay a loan before its time, and lets it be closed. */
@RestController
@RequestMapping("/api/loans/{id}")
class PrepaymentController {

    private final LoanDetails details;
    private final Accounts accounts;
    private final Foreclosures foreclosures;
    private final Checkout checkout;
    private final TransactionTemplate transaction;

    PrepaymentController(
            LoanDetails details,
            Accounts accounts,
            Foreclosures foreclosures,
            Checkout checkout,
            TransactionTemplate transaction) {
        this.details = details;
        this.accounts = accounts;
        this.foreclosures = foreclosures;
        this.checkout = checkout;
        this.transaction = transaction;
    }

    record PrepaymentQuoteRequest(
            @Schema(example = "20000.00") @NotNull Amount amount,

            @Schema(description = "Left out: installments in advance") @Nullable
            Prepayment prepayment) {}

    /** @param amount the total of a foreclosure quote */
    record ForecloseRequest(
            @Schema(example = "66272.33") @NotNull Amount amount,
            @Nullable String idempotencyKey) {}

    @Operation(summary = "What a loan would be after a payment of today", description = """
                    The new equal installment, the last due date, the interest saved and the rest of the schedule. Changes nothing; \
                    other payments and the end of the day do. Refusals: amount_exceeds_outstanding (400), loan_not_active (409).""")
    @PostMapping("/prepayment-quote")
    PrepaymentQuote quote(Caller caller, @PathVariable long id, @Valid @RequestBody PrepaymentQuoteRequest request) {
        return PrepaymentQuote.of(
                        account(caller, id), request.amount().money(), Prepayment.kindOf(request.prepayment()))
                .orElseThrow(() -> new Refusal(
                        HttpStatus.BAD_REQUEST,
                        "amount_exceeds_outstanding",
                        "The amount is more than it takes to close the loan"));
    }

    @Operation(summary = "What it takes to close a loan today", description = """
                    All principal, interest to the day, and penalties; no charge is added. Good for `business_date` only, and as long \
                    as nothing else is paid. Refusal: loan_not_active (409).""")
    @GetMapping("/foreclosure-quote")
    ForeclosureQuote foreclosureQuote(Caller caller, @PathVariable long id) {
        return ForeclosureQuote.of(account(caller, id));
    }

    @Operation(summary = "Close one's own loan before its time", description = """
                    With the `total` of a quote as `amount`, and an idempotency key, as header or field. Refusals: foreclosure_amount_changed (409, \
                    what it takes now is in `detail`), and those of a payment.""")
    @PostMapping("/foreclose")
    ResponseEntity<PaymentView> foreclose(
            Caller caller, @PathVariable long id, @Valid @RequestBody ForecloseRequest request, Submission submission) {
        IdempotencyKey key = submission
                .key(request.idempotencyKey())
                .orElseThrow(() -> Refusal.invalid(new InvalidField("idempotency_key", "must be given")));
        PaymentOrder order = new PaymentOrder(
                caller.userId(), new LoanId(id), request.amount().money(), PaymentKind.FORECLOSURE, key.value());
        return checkout.await(() -> foreclosures.start(order), submission.prefer());
    }

    private Account account(Caller caller, long id) {
        Loan loan = details.visible(caller, id);
        Foreclosures.requirePayable(loan);
        return transaction.execute(status -> accounts.of(loan));
    }
}
