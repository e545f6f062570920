package io.tranche.loan.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.configuration.TermsViews.ChargesView;
import io.tranche.loan.configuration.TermsViews.ConventionsView;
import io.tranche.loan.configuration.TermsViews.DemandsView;
import io.tranche.loan.configuration.TermsViews.FundingView;
import io.tranche.loan.configuration.TermsViews.LimitsView;
import io.tranche.loan.configuration.TermsViews.PricingView;
import io.tranche.loan.product.ProductTerms;
import io.tranche.loan.product.ProductVersion;
import io.tranche.loan.product.ProductVersion.Audit;
import io.tranche.loan.product.ProductVersion.Label;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of a product as the API shows it, its terms all on one level; who recorded it is for admins. */
@Schema(example = """
        {"product": "gold", "name": "Gold loan", "offered": true, "bank_default": false, "version": 1,
         "effective_from": "2026-01-20T10:00:00Z", "minimum_amount": "1000.00", "maximum_amount": "600000.00",
         "minimum_tenure_months": 3, "maximum_tenure_months": 60, "interest_rate": "11.50", "minimum_interest_rate": "9.00",
         "maximum_interest_rate": "24.00", "credit_score_table": [{"minimum_score": 750, "interest_rate": "10.50",
         "maximum_amount": "800000.00"}], "interest_method": "REDUCING_BALANCE", "day_count": "THIRTY_360",
         "installment_frequency": "MONTHLY", "rounding": "HALF_EVEN", "penalty_rate": "24.00", "grace_days": 3,
         "origination_fee": "0.00", "allocation_order": "INSTALLMENT_BY_INSTALLMENT", "maximum_concurrent_loans": 2,
         "maximum_overdue_loans": 0, "income_required": false, "maximum_debt_to_income_percent": 50,
         "minimum_wallet_transactions": 0, "minimum_credit_score": 650, "funding_policy": "PRO_RATA",
         "house_capital_allowed": true, "funding_shortfall": "REJECT", "platform_fee_percent": "1.00",
         "recorded": {"at": "2026-01-19T16:20:00Z", "by": 1, "reason": "Board resolution 7"}}""")
record ProductView(
        String product,
        @JsonUnwrapped Label label,
        boolean bankDefault,
        int version,
        Instant effectiveFrom,
        @JsonUnwrapped LimitsView limits,
        @JsonUnwrapped PricingView pricing,
        @JsonUnwrapped ConventionsView conventions,
        @JsonUnwrapped ChargesView charges,
        @JsonUnwrapped DemandsView demands,
        @JsonUnwrapped FundingView funding,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Recorded recorded) {

    /** @param by id of the admin; left out for what came with the installation */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Recorded(Instant at, @Nullable Long by, @Nullable String reason) {}

    static ProductView of(ProductVersion version) {
        return of(version, null);
    }

    static ProductView withAudit(ProductVersion version) {
        Audit audit = version.audit();
        return of(version, new Recorded(audit.at(), audit.by(), audit.reason()));
    }

    private static ProductView of(ProductVersion version, @Nullable Recorded recorded) {
        ProductTerms terms = version.terms();
        return new ProductView(
                version.ref().code().value(),
                version.label(),
                version.bankDefault(),
                version.ref().version(),
                version.effectiveFrom(),
                LimitsView.of(terms.limits()),
                PricingView.of(terms.pricing()),
                ConventionsView.of(terms.conventions()),
                ChargesView.of(terms.charges()),
                DemandsView.of(terms.demands()),
                FundingView.of(terms.funding()),
                recorded);
    }
}
