package io.tranche.loan.configuration;

import static java.util.Objects.requireNonNullElse;

import io.tranche.contracts.Money;
import io.tranche.loan.configuration.TermsRequest.ScoreLineRequest;
import io.tranche.loan.product.Charges;
import io.tranche.loan.product.Demands;
import io.tranche.loan.product.FundingTerms;
import io.tranche.loan.product.Limits;
import io.tranche.loan.product.Pricing;
import io.tranche.loan.product.ProductTerms;
import io.tranche.loan.product.ProductVersion.Label;
import io.tranche.loan.product.ScoreBand;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Conventions;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import io.tranche.web.json.Amount;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the terms are when a request has changed them. */
final class NewTerms {

    private static final BigDecimal PERCENT_MAX = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS_MAX = 2;

    private final TermsRequest request;

    NewTerms(TermsRequest request) {
        this.request = request;
    }

    Label label(Label old) {
        return new Label(
                requireNonNullElse(request.name(), old.name()).strip(),
                requireNonNullElse(request.offered(), old.offered()));
    }

    /** @throws Refusal invalid, if these are no terms at all; whether they fit together is for {@link Soundness} to say */
    ProductTerms on(ProductTerms old) {
        return new ProductTerms(
                limits(old.limits()),
                pricing(old.pricing()),
                conventions(old.conventions()),
                charges(old.charges()),
                demands(old.demands()),
                funding(old.funding()));
    }

    private Limits limits(Limits old) {
        return new Limits(
                money(request.minimumAmount(), old.principalMin()),
                money(request.maximumAmount(), old.principalMax()),
                requireNonNullElse(request.minimumTenureMonths(), old.tenureMonthsMin()),
                requireNonNullElse(request.maximumTenureMonths(), old.tenureMonthsMax()));
    }

    private Pricing pricing(Pricing old) {
        List<ScoreLineRequest> table = request.creditScoreTable();
        return new Pricing(
                rate("interest_rate", request.interestRate(), old.rate()),
                rate("minimum_interest_rate", request.minimumInterestRate(), old.rateMin()),
                rate("maximum_interest_rate", request.maximumInterestRate(), old.rateMax()),
                table == null
                        ? old.scoreTable()
                        : table.stream()
                                .map(NewTerms::band)
                                .sorted(Comparator.comparingInt(ScoreBand::scoreMin))
                                .toList());
    }

    private static ScoreBand band(ScoreLineRequest line) {
        return new ScoreBand(
                line.minimumScore(),
                new AnnualRate(percent("credit_score_table.interest_rate", line.interestRate())),
                line.maximumAmount().money());
    }

    private Conventions conventions(Conventions old) {
        return new Conventions(
                requireNonNullElse(request.interestMethod(), old.method()),
                requireNonNullElse(request.dayCount(), old.dayCount()),
                requireNonNullElse(request.installmentFrequency(), old.frequency()),
                requireNonNullElse(request.rounding(), old.rounding()));
    }

    private Charges charges(Charges old) {
        return new Charges(
                rate("penalty_rate", request.penaltyRate(), old.penaltyRate()),
                requireNonNullElse(request.graceDays(), old.graceDays()),
                requireNonNullElse(request.originationFee(), old.originationFee()),
                requireNonNullElse(request.allocationOrder(), old.allocationOrder()));
    }

    private Demands demands(Demands old) {
        return new Demands(
                requireNonNullElse(request.maximumConcurrentLoans(), old.concurrentLoansMax()),
                requireNonNullElse(request.maximumOverdueLoans(), old.overdueLoansMax()),
                requireNonNullElse(request.incomeRequired(), old.incomeRequired()),
                requireNonNullElse(request.maximumDebtToIncomePercent(), old.debtToIncomePercentMax()),
                requireNonNullElse(request.minimumWalletTransactions(), old.walletTransactionsMin()),
                requireNonNullElse(request.minimumCreditScore(), old.scoreMin()));
    }

    private FundingTerms funding(FundingTerms old) {
        return new FundingTerms(
                requireNonNullElse(request.fundingPolicy(), old.policy()),
                requireNonNullElse(request.houseCapitalAllowed(), old.houseAllowed()),
                requireNonNullElse(request.fundingShortfall(), old.shortfall()),
                request.platformFeePercent() == null
                        ? old.platformFeePercent()
                        : percent("platform_fee_percent", request.platformFeePercent()));
    }

    private static Money money(@Nullable Amount wanted, Money old) {
        return wanted == null ? old : wanted.money();
    }

    private static AnnualRate rate(String field, @Nullable BigDecimal wanted, AnnualRate old) {
        return wanted == null ? old : new AnnualRate(percent(field, wanted));
    }

    private static BigDecimal percent(String field, BigDecimal wanted) {
        BigDecimal percent = wanted.stripTrailingZeros();
        if (percent.scale() > PERCENT_DECIMALS_MAX) {
            throw Refusal.invalid(new InvalidField(field, "must have at most two decimals"));
        }
        if (percent.signum() < 0 || percent.compareTo(PERCENT_MAX) > 0) {
            throw Refusal.invalid(new InvalidField(field, "must be from 0 to 100"));
        }
        return percent;
    }
}
