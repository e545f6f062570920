package io.tranche.loan;

import static io.tranche.loan.ProductsApi.apply;
import static io.tranche.loan.ProductsApi.change;
import static io.tranche.loan.ProductsApi.newProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProductIntegrationTests extends LoanServiceTestCase {

    @Test
    void makesAProductWithTermsOfItsOwn() {
        String product =
                newProduct(admin, "\"name\": \"Gold loan\", \"interest_rate\": 10.5, \"maximum_amount\": \"750000\"");

        Answer shown = borrower.get("/api/products/" + product);
        assertThat(shown.text("/name")).isEqualTo("Gold loan");
        assertThat(shown.text("/interest_rate")).isEqualTo("10.50");
        assertThat(shown.text("/maximum_amount")).isEqualTo("750000.00");
        assertThat(shown.text("/minimum_amount")).isEqualTo("1.00");
        assertThat(shown.body().has("recorded")).isFalse();
        assertThat(borrower.get("/api/products").body().findValuesAsString("product"))
                .contains("standard", product);

        Answer applied = apply(borrower, product, "600000", "");
        assertThat(applied.code()).isEqualTo(201);
        assertThat(applied.text("/interest_rate")).isEqualTo("10.50");
        assertThat(applied.text("/product")).isEqualTo(product);
        assertThat(applied.text("/product_version")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"no-such-product", "''", "UPPER", "standard2", "'; DROP TABLE loan'"})
    void refusesUnknownProducts(String product) {
        Answer refused = apply(borrower, product, "1000", "");

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("unknown_product");
        assertThat(borrower.get("/api/loans").body().isEmpty()).isTrue();
    }

    @Test
    void offersNoLongerWhatWasTakenOffTheMarket() {
        String product = newProduct(admin, "");
        change(admin, product, "\"offered\": false");

        assertThat(apply(borrower, product, "1000", "").text("/code")).isEqualTo("product_not_offered");
    }

    @Test
    void keepsTheVersionThatALoanWasMadeUnder() {
        String product = newProduct(admin, "\"interest_rate\": 10");
        long loan = apply(borrower, product, "100000", "").id();

        Answer changed = change(admin, product, "\"interest_rate\": 20, \"maximum_amount\": 50000");

        assertThat(changed.text("/version")).isEqualTo("2");
        assertThat(changed.text("/minimum_interest_rate")).isEqualTo("1.00");
        Answer kept = borrower.get("/api/loans/" + loan);
        assertThat(kept.text("/product_version")).isEqualTo("1");
        assertThat(kept.text("/interest_rate")).isEqualTo("10.00");
        assertThat(admin.approve(loan).text("/status")).isEqualTo("ACTIVE");
        assertThat(borrower.get("/api/loans/" + loan + "/schedule").text("/0/interest"))
                .isEqualTo("833.33");
        assertThat(apply(borrower, product, "100000", "").text("/code")).isEqualTo("principal_over_limit");
    }

    @Test
    void tellsWhoChangedWhatAndWhen() {
        String product = newProduct(admin, "\"reason\": \"first\"");
        change(admin, product, "\"grace_days\": 3, \"penalty_rate\": 2.5, \"reason\": \"agreed with the board\"");

        Answer history = admin.get("/api/products/" + product + "/versions");

        assertThat(history.body().findValuesAsString("version")).containsExactly("2", "1");
        assertThat(history.text("/0/recorded/by")).isEqualTo("1");
        assertThat(history.text("/0/recorded/reason")).isEqualTo("agreed with the board");
        assertThat(history.text("/0/grace_days")).isEqualTo("3");
        assertThat(history.text("/0/penalty_rate")).isEqualTo("2.50");
        assertThat(history.text("/1/grace_days")).isEqualTo("0");
        Answer page = admin.get("/api/products/" + product + "/versions?limit=1");
        assertThat(page.headers().getFirst("Link")).contains("before=2");
        assertThat(borrower.get("/api/products/" + product + "/versions").code())
                .isEqualTo(403);
    }

    @Test
    void addsNoVersionThatSaysTheSame() {
        String product = newProduct(admin, "\"grace_days\": 3");

        assertThat(change(admin, product, "\"grace_days\": 3").text("/version")).isEqualTo("1");
        String shown = borrower.get("/api/products/" + product).body().toString();
        assertThat(admin.put("/api/products/" + product, shown).text("/version"))
                .as("what was read can be written back")
                .isEqualTo("1");
    }

    @Test
    void takesEffectWhenItsTimeHasCome() {
        String product = newProduct(admin, "\"interest_rate\": 10");
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

        Answer scheduled = change(admin, product, "\"interest_rate\": 20, \"effective_from\": \"%s\"".formatted(soon));

        assertThat(scheduled.text("/effective_from")).isEqualTo(soon.toString());
        assertThat(borrower.get("/api/products/" + product).text("/interest_rate"))
                .isEqualTo("10.00");
        assertThat(change(admin, product, "\"interest_rate\": 11").text("/code"))
                .isEqualTo("terms_scheduled");
        assertThat(change(admin, product, "\"interest_rate\": 11, \"version\": 1")
                        .text("/code"))
                .isEqualTo("terms_changed");
        Answer instead = change(admin, product, "\"grace_days\": 5, \"version\": 2");
        assertThat(instead.text("/version")).isEqualTo("3");
        assertThat(instead.text("/interest_rate")).as("what is in effect now").isEqualTo("10.00");
        assertThat(change(admin, product, "\"effective_from\": \"2020-01-01T00:00:00Z\"")
                        .text("/errors/0/field"))
                .isEqualTo("effective_from");
    }

    @Test
    void leavesProductsToAdmins() {
        assertThat(borrower.post("/api/products", "{\"product\": \"mine\"}").code())
                .isEqualTo(403);
        assertThat(change(borrower, "standard", "\"interest_rate\": 1").code()).isEqualTo(403);
        assertThat(change(admin, "no-such-product", "\"interest_rate\": 1").code())
                .isEqualTo(404);
        assertThat(admin.post("/api/products", "{\"product\": \"standard\"}").text("/code"))
                .isEqualTo("product_exists");
        assertThat(admin.post("/api/products", "{\"product\": \"Not A Code\"}").text("/errors/0/field"))
                .isEqualTo("product");
        assertThat(change(admin, "standard", "\"offered\": false").text("/errors/0/field"))
                .isEqualTo("offered");
    }

    @Test
    void neverChangesAVersion() {
        for (String role : List.of("loan_service", EmbeddedPostgres.SUPERUSER)) {
            assertThatThrownBy(() -> JdbcClient.create(TestPlatform.dataSource(role))
                            .sql("UPDATE loan.product_version SET grace_days = 99")
                            .update())
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
