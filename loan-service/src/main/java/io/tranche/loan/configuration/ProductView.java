package io.tranche.loan.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
