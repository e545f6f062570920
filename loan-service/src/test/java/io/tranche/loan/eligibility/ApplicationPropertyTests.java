package io.tranche.loan.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.schedule.Terms;
import io.tranche.web.Refusal;
import io.tranche.web.Refusal.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever applies for whatever. */
class ApplicationPropertyTests {

    @Property
    void lendsWithinTheLimitsOrSaysWhyNot(@ForAll("applications") Application application) {
        Optional<Refusal> refusal = refusal(application);

        if (refusal.isPresent()) {
            List<Reason> reasons = refusal.get().reasons();
            assertThat(reasons).extracting(Reason::code).doesNotHaveDuplicates();
            assertThat(reasons.getFirst())
                    .isEqualTo(new Reason(refusal.get().code(), refusal.get().detail()));
        } else {
            Terms lent = application.require();
            assertThat(lent.principal().toDecimal())
                    .isLessThanOrEqualTo(application.principalMax())
                    .isEqualByComparingTo(application.wish().principal());
            assertThat(lent.rate())
                    .isBetween(
                            application.pricing().rateMin(),
                            application.pricing().rateMax());
        }
    }

    @Property
    void treatsABetterScoreNeverWorse(@ForAll("applications") Application application, @ForAll("scores") int score) {
        Application worse = with(application, Math.min(score, scoreOf(application)));
        Application better = with(application, Math.max(score, scoreOf(application)));

        assertThat(better.pricePercent()).isLessThanOrEqualTo(worse.pricePercent());
        assertThat(better.principalMax()).isGreaterThanOrEqualTo(worse.principalMax());
    }

    @Property
    void refusesNoneForEarningMore(@ForAll("applications") Application application) {
        if (application.wish().monthlyIncome() != null && refusal(application).isEmpty()) {
            Wish richer = Applicants.earning(
                    application.wish().monthlyIncome().add(BigDecimal.TEN).toPlainString(), application.wish());

            assertThat(refusal(
                            new Application(richer, application.standing(), application.terms(), application.today())))
                    .isEmpty();
        }
    }

    @Provide
    static Arbitrary<Application> applications() {
        return Combinators.combine(wishes(), standings(), Arbitraries.of(true, false))
                .as((wish, standing, strict) -> Applicants.application(
                        wish, standing, strict ? Applicants.strict() : Applicants.nothingMuch()));
    }

    @Provide
    static Arbitrary<Integer> scores() {
        return Arbitraries.integers().between(300, 900);
    }

    private static Arbitrary<Wish> wishes() {
        return Combinators.combine(
                        amounts(1_000_000),
                        Arbitraries.integers().between(-1, 70),
                        amounts(40).injectNull(0.5),
                        amounts(100_000).injectNull(0.3))
                .as((principal, tenure, rate, income) -> new Wish(principal, tenure, rate, null, income, null));
    }

    private static Arbitrary<Standing> standings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1),
                        amounts(50_000),
                        Arbitraries.longs().between(0, 10),
                        scores().injectNull(0.3))
                .as(Standing::new);
    }

    private static Arbitrary<BigDecimal> amounts(int max) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), BigDecimal.valueOf(max))
                .ofScale(2);
    }

    private static int scoreOf(Application application) {
        Integer score = application.standing().creditScore();
        return score == null ? 300 : score;
    }

    private static Application with(Application application, int score) {
        return new Application(application.wish(), Applicants.scored(score), application.terms(), application.today());
    }

    private static Optional<Refusal> refusal(Application application) {
        try {
            application.require();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }
}
