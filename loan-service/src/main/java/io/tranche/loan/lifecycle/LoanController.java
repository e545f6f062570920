package io.tranche.loan.lifecycle;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.eligibility.Wish;
import io.tranche.web.Caller;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.Role;
import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.json.Amount;
import io.tranche.web.request.Keyset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Loans as their borrowers see them. */
@RestController
@RequestMapping("/api/loans")
class LoanController {

    private static final int RATE_DECIMALS_MAX = 2;

    private final RepeatableApplications applications;
    private final Loans loans;
    private final LoanDetails details;

    LoanController(RepeatableApplications applications, Loans loans, LoanDetails details) {
        this.applications = applications;
        this.loans = loans;
        this.details = details;
    }

    @Schema(example = """
            {"principal_amount": "100000.00", "tenure_months": 12, "interest_rate": 12.0, "product": "standard",
             "monthly_income": "45000.00", "idempotency_key": "application-1"}""")
    record ApplyRequest(
            @NotNull Amount principalAmount,
            @NotNull Integer tenureMonths,
            @Nullable BigDecimal interestRate,

            @Schema(
                    description = "The code of a product; without one, the bank configuration holds",
                    example = "standard")
            @Nullable
            String product,

            @Schema(description = "Before any installments", example = "45000.00") @Nullable
            Amount monthlyIncome,

            @Schema(description = "Whether what falls due is to be taken from the wallet; not if it is left out")
            @Nullable
            Boolean autoDebit,

            @Nullable String idempotencyKey) {}

    /** Borrowers only: who decides on loans takes none. */
    @Operation(summary = "Apply for a loan", description = """
                    Without `interest_rate`, at the rate of the product, or of its score table where a credit score is known. \
                    A refusal lists all rules that are broken as `reasons`; the first gives it its `code`. \
                    Of what is asked for (400): unknown_product, principal_over_limit, principal_under_limit, \
                    tenure_out_of_range, rate_out_of_band, rate_below_price, income_required. \
                    Of who asks (409): product_not_offered, too_many_loans, overdue_loans, debt_to_income_too_high, \
                    wallet_activity_too_low, credit_score_too_low.""")
    @PostMapping({"", "/apply"})
    @PreAuthorize("hasRole('USER')")
    ResponseEntity<LoanView> apply(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ApplyRequest request) {
        Wish wish = new Wish(
                request.principalAmount().money().toDecimal(),
                request.tenureMonths(),
                rate(request.interestRate()),
                request.product(),
                income(request.monthlyIncome()),
                request.autoDebit());
        LoanView loan = applications.take(caller, wish, IdempotencyKey.of(key, request.idempotencyKey()));
        return ResponseEntity.created(location(loan.id())).body(loan);
    }

    @Operation(summary = "One's own loans, newest first; for admins all")
    @GetMapping
    ResponseEntity<List<LoanView>> list(
            Caller caller, @RequestParam(required = false) @Nullable LoanStatus status, Keyset page) {
        Long borrower = caller.is(Role.ADMIN) ? null : caller.userId();
        List<LoanView> fetched = details.views(loans.list(new LoanFilter(borrower, status, page)));
        return page.answer(fetched, LoanView::id);
    }

    @Operation(summary = "A loan: its terms, its status, what is outstanding, and how it stands with its dues")
    @GetMapping("/{id}")
    LoanView get(Caller caller, @PathVariable long id) {
        return details.views(List.of(details.visible(caller, id))).getFirst();
    }

    @Operation(
            summary = "The installments of a loan, with what is paid of each",
            description =
                    "Before the payout as they would be (PLANNED). After a prepayment, the schedule that was made anew.")
    @GetMapping("/{id}/schedule")
    List<InstallmentView> schedule(Caller caller, @PathVariable long id) {
        return details.schedule(details.visible(caller, id));
    }

    @Operation(
            summary = "Every step that a loan has taken, oldest first",
            description =
                    "Of its payout (saga `disbursement`), its repayments (`repayment`), and what the end of a day found "
                            + "(`day_end`). `trace_id` leads to the request.")
    @GetMapping("/{id}/timeline")
    List<StepView> timeline(Caller caller, @PathVariable long id) {
        return details.timeline(details.visible(caller, id));
    }

    static URI location(long id) {
        return URI.create("/api/loans/" + id);
    }

    private static @Nullable BigDecimal income(@Nullable Amount stated) {
        return stated == null ? null : stated.money().toDecimal();
    }

    private static @Nullable BigDecimal rate(@Nullable BigDecimal wished) {
        if (wished == null) {
            return null;
        }
        BigDecimal rate = wished.stripTrailingZeros();
        if (rate.scale() > RATE_DECIMALS_MAX) {
            throw Refusal.invalid(new InvalidField("interest_rate", "must have at most two decimals"));
        }
        return rate;
    }
}
