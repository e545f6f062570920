package io.tranche.loan.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.loan.arrears.Arrears;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A loan as the API shows it.
 *
 * @param product null only in answers that were kept since before there were products
 * @param autoDebit whether what falls due is taken from the wallet; null in answers that do not look, and in old ones
 * @param arrears of a loan that is owed, where somebody looks at it
 */
@Schema(example = """
        {"id": 7, "user_id": 6, "principal_amount": "100000.00", "tenure_months": 12, "interest_rate": "12.00",
         "product": "standard", "product_version": 1, "monthly_income": "45000.00", "credit_score": 760, "status": "ACTIVE",
         "outstanding_amount": "106794.79",
         "created_at": "2026-01-20T10:00:00Z", "updated_at": "2026-03-22T18:31:02.114Z", "auto_debit": true,
         "arrears": {"days_past_due": 31, "overdue_amount": "8884.88", "penalty_amount": "176.26", "classification": "SMA_1"}}""")
record LoanView(
        long id,
        long userId,
        Money principalAmount,
        int tenureMonths,
        String interestRate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String product,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer productVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money monthlyIncome,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer creditScore,
        LoanStatus status,
        Money outstandingAmount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean autoDebit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ArrearsView arrears) {

    static LoanView of(Loan loan) {
        return new LoanView(
                loan.id().value(),
                loan.borrowerId(),
                loan.terms().principal(),
                loan.terms().tenureMonths(),
                loan.terms().rate().toString(),
                loan.basis().product().code().value(),
                loan.basis().product().version(),
                loan.basis().monthlyIncome(),
                loan.basis().creditScore(),
                loan.status(),
                loan.outstanding(),
                loan.reason(),
                loan.createdAt(),
                loan.updatedAt(),
                null,
                null);
    }

    LoanView with(boolean mandate) {
        return with(mandate, arrears);
    }

    LoanView with(@Nullable Arrears known) {
        return with(autoDebit, known == null ? null : ArrearsView.of(known));
    }

    private LoanView with(@Nullable Boolean mandate, @Nullable ArrearsView known) {
        return new LoanView(
                id,
                userId,
                principalAmount,
                tenureMonths,
                interestRate,
                product,
                productVersion,
                monthlyIncome,
                creditScore,
                status,
                outstandingAmount,
                reason,
                createdAt,
                updatedAt,
                mandate,
                known);
    }
}
