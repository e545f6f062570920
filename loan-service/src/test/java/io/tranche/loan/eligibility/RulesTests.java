package io.tranche.loan.eligibility;

import static io.tranche.loan.eligibility.Applicants.application;
import static io.tranche.loan.eligibility.Applicants.earning;
import static io.tranche.loan.eligibility.Applicants.newcomer;
import static io.tranche.loan.eligibility.Applicants.nothingMuch;
import static io.tranche.loan.eligibility.Applicants.scored;
import static io.tranche.loan.eligibility.Applicants.strict;
import static io.tranche.loan.eligibility.Applicants.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tranche.contracts.Money;
import io.tranche.loan.product.Demands;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Terms;
import io.tranche.web.Refusal;
import io.tranche.web.Refusal.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTests {

    @ParameterizedTest
    @CsvSource({
        "500000.00, 12, 12.00, ",
        "500000.01, 12, 12.00, principal_over_limit",
        "1000.00, 3, 12.00, ",
        "999.99, 12, 12.00, principal_under_limit",
        "1000, 2, 12.00, tenure_out_of_range",
        "1000, 60, 36.00, ",
        "1000, 61, 12.00, tenure_out_of_range",
        "1000, -2147483648, 12.00, tenure_out_of_range",
        "1000, 12, 36.01, rate_out_of_band",
        "1000, 12, 5.99, rate_out_of_band rate_below_price",
        "1000, 12, -1, rate_out_of_band rate_below_price"
    })
    void keepsWithinTheLimits(String principal, int tenure, String rate, String code) {
        Application application = application(wish(principal, tenure, rate), newcomer(), nothingMuch());

        assertThat(codes(application)).isEqualTo(code == null ? List.of() : List.of(code.split(" ")));
    }

    @Test
    void tellsEverythingThatSpeaksAgainstAnApplication() {
        Standing busy = new Standing(2, 1, BigDecimal.ZERO, 0, 600);

        Refusal refusal = refusalOf(application(wish("900000", 100, "99"), busy, strict()));

        assertThat(refusal.code()).isEqualTo("principal_over_limit");
        assertThat(refusal.status().value()).isEqualTo(400);
        assertThat(refusal.detail()).isEqualTo("A loan is at most 500000.00");
        assertThat(refusal.reasons())
                .contains(
                        new Reason("principal_over_limit", "A loan is at most 500000.00"),
                        new Reason("income_required", "Please state your monthly income"),
                        new Reason("overdue_loans", "Installments are overdue on 1 of your loans"),
                        new Reason("credit_score_too_low", "A credit score of at least 650 is needed"))
                .extracting(Reason::code)
                .containsExactly(
                        "principal_over_limit",
                        "tenure_out_of_range",
                        "rate_out_of_band",
                        "income_required",
                        "too_many_loans",
                        "overdue_loans",
                        "credit_score_too_low");
    }

    /** 100,000 at 12 percent for 12 months take 106,618.53 / 12 = 8,884.8775 a month, of which the income has to be the double. */
    @ParameterizedTest
    @CsvSource({"17769.76, 0, ''", "17769.75, 0, debt_to_income_too_high", "17769.76, 0.01, debt_to_income_too_high"})
    void comparesInstallmentsWithTheIncome(String income, String duesBefore, String code) {
        Standing standing = new Standing(1, 0, new BigDecimal(duesBefore), 0, null);

        Application application = application(earning(income, wish("100000", 12)), standing, strict());

        assertThat(codes(application)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void asksForNoIncomeUnlessConfigured() {
        assertThat(codes(application(wish("1000", 12), newcomer(), nothingMuch())))
                .isEmpty();
        assertThat(codes(application(wish("1000", 12), newcomer(), strict()))).containsExactly("income_required");
        assertThat(codes(application(earning("1.00", wish("100000", 12)), newcomer(), nothingMuch())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", 12.00", "300, 12.00", "699, 12.00", "700, 11.00", "799, 11.00", "800, 9.50", "900, 9.50"})
    void givesABetterScoreALowerRate(Integer score, String rate) {
        Terms lent = application(wish("1000", 12), scored(score), nothingMuch()).require();

        assertThat(lent.rate()).isEqualTo(AnnualRate.ofPercent(rate));
    }

    @Test
    void givesABetterScoreAHigherLimit() {
        Wish much = wish("900000", 12);

        assertThat(codes(application(much, scored(799), nothingMuch()))).containsExactly("principal_over_limit");
        assertThat(application(much, scored(800), nothingMuch()).require().principal())
                .isEqualTo(Money.inr("900000.00"));
    }

    @Test
    void letsNobodyBidBelowThePriceOfTheScore() {
        assertThat(codes(application(wish("1000", 12, "10.99"), scored(700), nothingMuch())))
                .containsExactly("rate_below_price");
        assertThat(codes(application(wish("1000", 12, "11.00"), scored(700), nothingMuch())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", 11.99, rate_below_price", ", 12.00, ''", "699, 11.00, rate_below_price", "699, 12.00, ''"})
    void letsNobodyBidBelowThePriceBecauseTheyAreNotKnown(Integer score, String rate, String code) {
        assertThat(codes(application(wish("1000", 12, rate), scored(score), nothingMuch())))
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void cannotBeKeptFromComparingInstallmentsWithTheIncomeBySilence() {
        Demands limited = new Demands(2, 0, false, 50, 0, 0);

        assertThat(codes(application(wish("1000", 12), newcomer(), limited))).containsExactly("income_required");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ''", "5, 5, ''", "5, 4, wallet_activity_too_low", "5, 0, wallet_activity_too_low"})
    void wantsAWalletThatIsUsed(int demanded, long seen, String code) {
        Standing standing = new Standing(0, 0, BigDecimal.ZERO, seen, null);

        Application application = application(wish("1000", 12), standing, new Demands(2, 0, false, 0, demanded, 0));

        assertThat(codes(application)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void asksForAScoreOnlyWhereOneIsKnown() {
        Wish modest = earning("90000", wish("1000", 12));

        assertThat(codes(application(modest, scored(null), strict()))).isEmpty();
        assertThat(codes(application(modest, scored(650), strict()))).isEmpty();
        assertThat(codes(application(modest, scored(649), strict()))).containsExactly("credit_score_too_low");
    }

    private static List<String> codes(Application application) {
        return Rules.brokenBy(application).stream().map(Rule::code).toList();
    }

    private static Refusal refusalOf(Application application) {
        return catchThrowableOfType(Refusal.class, application::require);
    }
}
