package io.tranche.loan.configuration;

import io.tranche.contracts.Money;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.product.Charges;
import io.tranche.loan.product.Demands;
import io.tranche.loan.product.FundingTerms;
import io.tranche.loan.product.FundingTerms.Policy;
import io.tranche.loan.product.FundingTerms.Shortfall;
import io.tranche.loan.product.Limits;
import io.tranche.loan.product.Pricing;
import io.tranche.loan.product.ScoreBand;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.DayCount;
import io.tranche.loan.schedule.Frequency;
import io.tranche.loan.schedule.InterestMethod;
import io.tranche.loan.schedule.Rounding;
import java.util.List;

/** The parts of {@link ProductView}, in the words of the API. */
final class TermsViews {

    private TermsViews() {}

    record LimitsView(Money minimumAmount, Money maximumAmount, int minimumTenureMonths, int maximumTenureMonths) {

        static LimitsView of(Limits limits) {
            return new LimitsView(
                    limits.principalMin(), limits.principalMax(), limits.tenureMonthsMin(), limits.tenureMonthsMax());
        }
    }

    record PricingView(
            String interestRate,
            String minimumInterestRate,
            String maximumInterestRate,
            List<ScoreLineView> creditScoreTable) {

        static PricingView of(Pricing pricing) {
            return new PricingView(
                    pricing.rate().toString(),
                    pricing.rateMin().toString(),
                    pricing.rateMax().toString(),
                    pricing.scoreTable().stream().map(ScoreLineView::of).toList());
        }
    }

    record ScoreLineView(int minimumScore, String interestRate, Money maximumAmount) {

        static ScoreLineView of(ScoreBand band) {
            return new ScoreLineView(band.scoreMin(), band.rate().toString(), band.principalMax());
        }
    }

    record ConventionsView(
            InterestMethod interestMethod, DayCount dayCount, Frequency installmentFrequency, Rounding rounding) {

        static ConventionsView of(Conventions conventions) {
            return new ConventionsView(
                    conventions.method(), conventions.dayCount(), conventions.frequency(), conventions.rounding());
        }
    }

    record ChargesView(String penaltyRate, int graceDays, Money originationFee, AllocationOrder allocationOrder) {

        static ChargesView of(Charges charges) {
            return new ChargesView(
                    charges.penaltyRate().toString(),
                    charges.graceDays(),
                    charges.originationFee(),
                    charges.allocationOrder());
        }
    }

    record DemandsView(
            int maximumConcurrentLoans,
            int maximumOverdueLoans,
            boolean incomeRequired,
            int maximumDebtToIncomePercent,
            int minimumWalletTransactions,
            int minimumCreditScore) {

        static DemandsView of(Demands demands) {
            return new DemandsView(
                    demands.concurrentLoansMax(),
                    demands.overdueLoansMax(),
                    demands.incomeRequired(),
                    demands.debtToIncomePercentMax(),
                    demands.walletTransactionsMin(),
                    demands.scoreMin());
        }
    }

    record FundingView(
            Policy fundingPolicy, boolean houseCapitalAllowed, Shortfall fundingShortfall, String platformFeePercent) {

        static FundingView of(FundingTerms funding) {
            return new FundingView(
                    funding.policy(),
                    funding.houseAllowed(),
                    funding.shortfall(),
                    funding.platformFeePercent().toPlainString());
        }
    }
}
