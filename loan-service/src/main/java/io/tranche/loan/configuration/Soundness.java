package io.tranche.loan.configuration;

import io.tranche.loan.product.Limits;
import io.tranche.loan.product.Pricing;
import io.tranche.loan.product.ProductTerms;
import io.tranche.loan.product.ProductVersion;
import io.tranche.loan.product.ScoreBand;
import io.tranche.loan.schedule.Terms;
import io.tranche.web.InvalidField;
import io.tranche.web.Refusal;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What terms have to be for loans to be made under them, and kept to by what there is. */
final class Soundness {

    private static final int SCORE_MIN = 300;
    private static final int SCORE_MAX = 900;
    private static final int SCORE_LINES_MAX = 20;
    private static final int GRACE_DAYS_MAX = 365;
    private static final int LOANS_MAX = 100;
    private static final int TRANSACTIONS_MAX = 1_000;
    private static final int PERCENT_MAX = 100;

    /** In minor units. Thirty years at 16 % make about as much. */
    private static final int CARRIED_ROUNDING_MAX = 10_000;

    private record Rule(String field, Predicate<ProductTerms> kept, String message) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "maximum_amount",
                    terms -> terms.limits()
                                    .principalMin()
                                    .compareTo(terms.limits().principalMax())
                            <= 0,
                    "must not be less than minimum_amount"),
            new Rule(
                    "minimum_tenure_months",
                    terms -> within(terms.limits().tenureMonthsMin(), 1, Terms.TENURE_MONTHS_MAX),
                    "must be from 1 to 600"),
            new Rule(
                    "maximum_tenure_months",
                    terms -> within(
                            terms.limits().tenureMonthsMax(),
                            terms.limits().tenureMonthsMin(),
                            Terms.TENURE_MONTHS_MAX),
                    "must be from minimum_tenure_months to 600"),
            new Rule(
                    "installment_frequency",
                    Soundness::installmentsAreFew,
                    "must not make more than 600 installments of maximum_tenure_months"),
            new Rule(
                    "maximum_tenure_months",
                    Soundness::lastInstallmentIsLikeTheOthers,
                    "must be shorter at maximum_interest_rate: rounding would make the last installment another by over 100.00"),
            new Rule(
                    "interest_rate",
                    terms -> inBand(terms.pricing()),
                    "must be from minimum_interest_rate to maximum_interest_rate"),
            new Rule(
                    "credit_score_table",
                    terms -> terms.pricing().scoreTable().size() <= SCORE_LINES_MAX,
                    "must have at most 20 lines"),
            new Rule(
                    "credit_score_table",
                    terms -> terms.pricing().scoreTable().stream()
                            .allMatch(band -> within(band.scoreMin(), SCORE_MIN, SCORE_MAX)),
                    "must have scores from 300 to 900"),
            new Rule(
                    "credit_score_table",
                    terms -> eachNext(terms.pricing(), (worse, better) -> worse.scoreMin() < better.scoreMin()),
                    "must name a score once"),
            new Rule(
                    "credit_score_table",
                    terms -> eachNext(terms.pricing(), Soundness::rewards),
                    "must not give a better score a higher rate or a lower amount"),
            new Rule(
                    "credit_score_table",
                    terms -> terms.pricing().scoreTable().stream().allMatch(band -> offers(terms, band)),
                    "must have rates from minimum_interest_rate to maximum_interest_rate, and amounts from minimum_amount on"),
            new Rule(
                    "credit_score_table",
                    terms -> terms.pricing().scoreTable().stream().allMatch(band -> rewards(unscored(terms), band)),
                    "must not give a known score a higher rate than interest_rate or less than maximum_amount"),
            new Rule(
                    "grace_days",
                    terms -> within(terms.charges().graceDays(), 0, GRACE_DAYS_MAX),
                    "must be from 0 to 365"),
            new Rule(
                    "origination_fee",
                    terms -> !terms.charges().originationFee().isNegative()
                            && terms.charges()
                                            .originationFee()
                                            .compareTo(terms.limits().principalMin())
                                    < 0,
                    "must not be negative, and less than minimum_amount"),
            new Rule(
                    "maximum_concurrent_loans",
                    terms -> within(terms.demands().concurrentLoansMax(), 1, LOANS_MAX),
                    "must be from 1 to 100"),
            new Rule(
                    "maximum_overdue_loans",
                    terms -> within(terms.demands().overdueLoansMax(), 0, LOANS_MAX),
                    "must be from 0 to 100"),
            new Rule(
                    "maximum_debt_to_income_percent",
                    terms -> within(terms.demands().debtToIncomePercentMax(), 0, PERCENT_MAX),
                    "must be from 0 to 100"),
            new Rule(
                    "minimum_wallet_transactions",
                    terms -> within(terms.demands().walletTransactionsMin(), 0, TRANSACTIONS_MAX),
                    "must be from 0 to 1000"),
            new Rule(
                    "minimum_credit_score",
                    terms -> terms.demands().scoreMin() == 0
                            || within(terms.demands().scoreMin(), SCORE_MIN, SCORE_MAX),
                    "must be 0, or from 300 to 900"));

    private Soundness() {}

    /** @throws Refusal with all that is wrong, in the names of the request */
    static void require(ProductVersion version) {
        List<InvalidField> problems = problems(version.terms());
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems.toArray(InvalidField[]::new));
        }
        if (version.bankDefault() && !version.label().offered()) {
            throw Refusal.invalid(new InvalidField("offered", "must be true for the bank's default product"));
        }
    }

    static List<InvalidField> problems(ProductTerms terms) {
        return RULES.stream()
                .filter(rule -> !rule.kept().test(terms))
                .map(rule -> new InvalidField(rule.field(), rule.message()))
                .toList();
    }

    private static boolean installmentsAreFew(ProductTerms terms) {
        Limits limits = terms.limits();
        return !within(limits.tenureMonthsMax(), 1, Terms.TENURE_MONTHS_MAX)
                || terms.conventions().frequency().installmentsIn(limits.tenureMonthsMax()) <= Terms.INSTALLMENTS_MAX;
    }

    private static boolean lastInstallmentIsLikeTheOthers(ProductTerms terms) {
        Limits limits = terms.limits();
        return !within(limits.tenureMonthsMax(), 1, Terms.TENURE_MONTHS_MAX)
                || terms.conventions().carriedRounding(terms.pricing().rateMax(), limits.tenureMonthsMax())
                        <= CARRIED_ROUNDING_MAX;
    }

    private static boolean inBand(Pricing pricing) {
        return pricing.rateMin().compareTo(pricing.rate()) <= 0
                && pricing.rate().compareTo(pricing.rateMax()) <= 0;
    }

    private static boolean offers(ProductTerms terms, ScoreBand band) {
        Pricing pricing = terms.pricing();
        return pricing.rateMin().compareTo(band.rate()) <= 0
                && band.rate().compareTo(pricing.rateMax()) <= 0
                && terms.limits().principalMin().compareTo(band.principalMax()) <= 0;
    }

    private static boolean rewards(ScoreBand worse, ScoreBand better) {
        return better.rate().compareTo(worse.rate()) <= 0
                && better.principalMax().compareTo(worse.principalMax()) >= 0;
    }

    /** What is given where no score is known. */
    private static ScoreBand unscored(ProductTerms terms) {
        return new ScoreBand(0, terms.pricing().rate(), terms.limits().principalMax());
    }

    private static boolean eachNext(Pricing pricing, BiPredicate<ScoreBand, ScoreBand> fits) {
        List<ScoreBand> table = pricing.scoreTable();
        return IntStream.range(1, table.size()).allMatch(line -> fits.test(table.get(line - 1), table.get(line)));
    }

    private static boolean within(int value, int min, int max) {
        return min <= value && value <= max;
    }
}
