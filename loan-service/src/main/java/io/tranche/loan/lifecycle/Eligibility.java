package io.tranche.loan.lifecycle;

import io.tranche.web.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/** Who may borrow how much: small rules, the first broken of which is the answer. */
final class Eligibility {

    /** What somebody wishes to borrow, before it is known whether there is such a loan. */
    record Wish(BigDecimal principal, int tenureMonths, BigDecimal ratePercent) {}

    private record Rule<T>(
            String code,
            BiPredicate<T, LendingTerms> broken,
            HttpStatus status,
            Function<LendingTerms, String> reason) {}

    private static final List<Rule<Wish>> OF_THE_WISH = List.of(
            new Rule<>(
                    "principal_over_limit",
                    (wish, terms) -> wish.principal.compareTo(terms.principalMax()) > 0,
                    HttpStatus.BAD_REQUEST,
                    terms -> "A loan is at most " + terms.principalMax().toPlainString()),
            new Rule<>(
                    "principal_under_limit",
                    (wish, terms) -> wish.principal.compareTo(terms.principalMin()) < 0,
                    HttpStatus.BAD_REQUEST,
                    terms -> "A loan is at least " + terms.principalMin().toPlainString()),
            new Rule<>(
                    "tenure_out_of_range",
                    (wish, terms) ->
                            wish.tenureMonths < terms.tenureMonthsMin() || wish.tenureMonths > terms.tenureMonthsMax(),
                    HttpStatus.BAD_REQUEST,
                    terms -> "The tenure is from %d to %d months"
                            .formatted(terms.tenureMonthsMin(), terms.tenureMonthsMax())),
            new Rule<>(
                    "rate_out_of_band",
                    (wish, terms) -> wish.ratePercent.compareTo(terms.ratePercentMin()) < 0
                            || wish.ratePercent.compareTo(terms.ratePercentMax()) > 0,
                    HttpStatus.BAD_REQUEST,
                    terms -> "The interest rate is from %s to %s percent a year"
                            .formatted(
                                    terms.ratePercentMin().toPlainString(),
                                    terms.ratePercentMax().toPlainString())));

    private static final List<Rule<Integer>> OF_THE_BORROWER = List.of(new Rule<>(
            "too_many_loans",
            (openLoans, terms) -> openLoans >= terms.concurrentLoansMax(),
            HttpStatus.CONFLICT,
            terms -> "A borrower has at most %d loans at a time".formatted(terms.concurrentLoansMax())));

    private final LendingTerms terms;

    Eligibility(LendingTerms terms) {
        this.terms = terms;
    }

    void require(Wish wish) {
        require(OF_THE_WISH, wish);
    }

    void requireRoomBeside(int openLoans) {
        require(OF_THE_BORROWER, openLoans);
    }

    private <T> void require(List<Rule<T>> rules, T what) {
        for (Rule<T> rule : rules) {
            if (rule.broken.test(what, terms)) {
                throw new Refusal(rule.status, rule.code, rule.reason.apply(terms));
            }
        }
    }
}
