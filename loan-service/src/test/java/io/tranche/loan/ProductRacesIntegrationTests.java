package io.tranche.loan;

import static io.tranche.loan.ProductsApi.apply;
import static io.tranche.loan.ProductsApi.change;
import static io.tranche.loan.ProductsApi.newProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Terms that change while others change them, or apply. */
class ProductRacesIntegrationTests extends LoanServiceTestCase {

    @Test
    void letsOneOfTwoAdminsChangeWhatBothHaveRead() {
        String product = newProduct(admin, "");

        List<Answer> answers = together(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(number ->
                        () -> change(admin, product, "\"grace_days\": %d, \"version\": 1".formatted(number + 1)))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.code() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.code() != 200))
                .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("terms_changed"));
    }

    @Test
    void keepsBothOfTwoChangesThatMeetBlindly() {
        String product = newProduct(admin, "");

        together(List.of(
                () -> change(admin, product, "\"grace_days\": 7"),
                () -> change(admin, product, "\"penalty_rate\": 3")));

        Answer after = admin.get("/api/products/" + product);
        assertThat(after.text("/version")).isEqualTo("3");
        assertThat(after.text("/grace_days")).isEqualTo("7");
        assertThat(after.text("/penalty_rate")).isEqualTo("3.00");
    }

    /** Rate and limits of each version belong together: an application must not see the rate of one and the limit of another. */
    @Test
    void makesALoanUnderOneVersionHoweverOftenTheTermsChange() {
        String product =
                newProduct(admin, "\"maximum_concurrent_loans\": 100, \"interest_rate\": 11, \"grace_days\": 1");
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            int rate = 12 + number % 5;
            calls.add(() -> change(admin, product, "\"interest_rate\": %d".formatted(rate)));
            calls.add(() -> apply(borrower, product, "1000", ""));
        }

        List<Answer> answers = together(calls);

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.code()).as(answer.body().toString()).isIn(200, 201));
        Answer history = admin.get("/api/products/" + product + "/versions");
        assertThat(borrower.get("/api/loans").body().valueStream()).hasSize(20).allSatisfy(loan -> {
            int version = loan.get("product_version").asInt();
            assertThat(history.body()
                            .valueStream()
                            .filter(row -> row.get("version").asInt() == version))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("interest_rate")).isEqualTo(loan.get("interest_rate")));
        });
    }
}
