package io.tranche.loan.eligibility;

import static io.tranche.loan.eligibility.Rule.ofTheBorrower;
import static io.tranche.loan.eligibility.Rule.ofTheWish;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All rules. Of several that are broken, the first one gives the answer its code and status. */
final class Rules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final List<Rule> OF_THE_AMOUNTS = List.of(
            ofTheWish(
                    "principal_over_limit",
                    one -> one.wish().principal().compareTo(one.principalMax()) > 0,
                    one -> "A loan is at most " + one.principalMax().toPlainString()),
            ofTheWish(
                    "principal_under_limit",
                    one -> one.wish()
                                    .principal()
                                    .compareTo(one.limits().principalMin().toDecimal())
                            < 0,
                    one -> "A loan is at least " + one.limits().principalMin()),
            ofTheWish(
                    "tenure_out_of_range",
                    one -> one.wish().tenureMonths() < one.limits().tenureMonthsMin()
                            || one.wish().tenureMonths() > one.limits().tenureMonthsMax(),
                    one -> "The tenure is from %d to %d months"
                            .formatted(
                                    one.limits().tenureMonthsMin(), one.limits().tenureMonthsMax())),
            ofTheWish(
                    "rate_out_of_band",
                    one -> one.ratePercent().compareTo(one.pricing().rateMin().percent()) < 0
                            || one.ratePercent()
                                            .compareTo(one.pricing().rateMax().percent())
                                    > 0,
                    one -> "The interest rate is from %s to %s percent a year"
                            .formatted(one.pricing().rateMin(), one.pricing().rateMax())));

    private static final List<Rule> OTHERS = List.of(
            ofTheWish(
                    "rate_below_price",
                    one -> one.priced() && one.ratePercent().compareTo(one.pricePercent()) < 0,
                    one -> "The interest rate for you is at least %s percent a year"
                            .formatted(one.pricePercent().toPlainString())),
            ofTheWish(
                    "income_required",
                    one -> one.needsIncome() && one.wish().monthlyIncome() == null,
                    one -> "Please state your monthly income"),
            ofTheBorrower(
                    "too_many_loans",
                    one -> one.standing().openLoans() >= one.demands().concurrentLoansMax(),
                    one -> "A borrower has at most %d loans at a time"
                            .formatted(one.demands().concurrentLoansMax())),
            ofTheBorrower(
                    "overdue_loans",
                    one -> one.standing().overdueLoans() > one.demands().overdueLoansMax(),
                    one -> "Installments are overdue on %d of your loans"
                            .formatted(one.standing().overdueLoans())),
            ofTheBorrower(
                    "debt_to_income_too_high",
                    one -> limitsIncome(one) && brokenBy(one, OF_THE_AMOUNTS).isEmpty() && takesTooMuch(one),
                    one -> "Installments may take at most %d percent of the monthly income"
                            .formatted(one.demands().debtToIncomePercentMax())),
            ofTheBorrower(
                    "wallet_activity_too_low",
                    one -> one.standing().walletTransactions() < one.demands().walletTransactionsMin(),
                    one -> "A wallet with at least %d transactions is needed"
                            .formatted(one.demands().walletTransactionsMin())),
            ofTheBorrower(
                    "credit_score_too_low",
                    one -> one.standing().creditScore() != null
                            && one.standing().creditScore() < one.demands().scoreMin(),
                    one -> "A credit score of at least %d is needed"
                            .formatted(one.demands().scoreMin())));

    private Rules() {}

    static List<Rule> brokenBy(Application application) {
        List<Rule> all = new ArrayList<>(brokenBy(application, OF_THE_AMOUNTS));
        all.addAll(brokenBy(application, OTHERS));
        return all;
    }

    private static List<Rule> brokenBy(Application application, List<Rule> rules) {
        return rules.stream().filter(rule -> rule.broken().test(application)).toList();
    }

    private static boolean limitsIncome(Application one) {
        return one.demands().debtToIncomePercentMax() > 0 && one.wish().monthlyIncome() != null;
    }

    private static boolean takesTooMuch(Application one) {
        BigDecimal income = Objects.requireNonNull(one.wish().monthlyIncome());
        BigDecimal most = income.multiply(BigDecimal.valueOf(one.demands().debtToIncomePercentMax()));
        return one.monthlyDues().multiply(HUNDRED).compareTo(most) > 0;
    }
}
