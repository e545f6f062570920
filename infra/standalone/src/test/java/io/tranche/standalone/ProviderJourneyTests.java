package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.Api.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of providers' money. */
@OnRunningPlatform
class ProviderJourneyTests {

    private static final Duration KNOWN_LONGEST = Duration.ofMinutes(2);

    private final Api api;
    private final Books books;
    private final List<Session> providers = new ArrayList<>();

    ProviderJourneyTests(Api api, Books books) {
        this.api = api;
        this.books = books;
    }

    /** What came back to them must not go into the loans of other tests. */
    @AfterEach
    void pauseAll() {
        providers.forEach(provider -> provider.patch("/api/providers/preferences/", "{\"paused\": true}"));
    }

    @Test
    void loanOfThreeProvidersAndTheHouseBringsEachTheirPrincipalAndInterest() {
        Session first = provider("50000.00");
        Session second = provider("30000.00");
        Session third = provider("10000.01");
        Session borrower = api.newBorrower();
        borrower.topUp("10000.00");
        long loan = borrower.apply("100000", 12).number("/id");

        assertThat(api.admin().approve(loan).text("/status")).isEqualTo("ACTIVE");
        assertThat(List.of(first, second, third)).extracting(Session::balance).containsOnly("0.00");
        assertThat(share(first, loan).get("share_amount").asString()).isEqualTo("50000.00");

        for (String amount : List.of("9333.33", "8884.88", "0.01", "999.99", "25000.00", "0.02", "33333.33")) {
            assertThat(borrower.pay(loan, amount).status()).isEqualTo(200);
        }
        Answer last = borrower.pay(loan, borrower.get("/api/loans/" + loan).text("/outstanding_amount"));

        assertThat(last.body().at("/loan_closed").asBoolean()).isTrue();
        for (Session provider : providers) {
            JsonNode share = share(provider, loan);
            assertThat(share.get("status").asString()).isEqualTo("CLOSED");
            assertThat(share.get("principal_outstanding").asString()).isEqualTo("0.00");
            assertThat(amount(share, "interest_earned")).isPositive();
            assertThat(amount(share, "received"))
                    .isEqualTo(amount(share, "share_amount").add(amount(share, "interest_earned")));
            assertThat(provider.balance()).isEqualTo(share.get("received").asString());
        }
        assertInterestIsInProportion(loan);
        books.agree();
    }

    @Test
    void takesNoMoneyOfAProviderWhoPausesAndNoMoreThanTheyWantInOneLoan() {
        Session paused = provider("500.00");
        paused.patch("/api/providers/preferences/", "{\"paused\": true}");
        Session careful = provider("500.00");
        careful.patch("/api/providers/preferences/", "{\"max_amount_per_loan\": \"100.00\"}");
        Session borrower = api.newBorrower();
        long loan = borrower.apply("1000", 3).number("/id");

        api.admin().approve(loan);

        assertThat(borrower.balance()).isEqualTo("1000.00");
        assertThat(paused.balance()).isEqualTo("500.00");
        assertThat(careful.balance()).isEqualTo("400.00");
        books.agree();
    }

    private void assertInterestIsInProportion(long loan) {
        BigDecimal ofFirst = amount(share(providers.get(0), loan), "interest_earned");
        BigDecimal ofThird = amount(share(providers.get(2), loan), "interest_earned");
        assertThat(ofFirst).isBetween(new BigDecimal("3309.25"), new BigDecimal("3309.28"));
        assertThat(ofThird).isBetween(new BigDecimal("661.83"), new BigDecimal("661.87"));
    }

    private Session provider(String funds) {
        Session provider = api.newUser("PROVIDER");
        providers.add(provider);
        Answer added = provider.post("/api/providers/add_funds/", "{\"amount\": %s}".formatted(funds));
        assertThat(added.text("/balance")).isEqualTo(funds);
        return provider;
    }

    /** The news of whose account it is may come after the loan. */
    private static JsonNode share(Session provider, long loan) {
        JsonNode portfolio = await().atMost(KNOWN_LONGEST)
                .until(() -> provider.get("/api/providers/portfolio/").body(), shares -> shares.size() == 1);
        assertThat(portfolio.get(0).get("loan_id").asLong()).isEqualTo(loan);
        return portfolio.get(0);
    }

    private static BigDecimal amount(JsonNode share, String field) {
        return new BigDecimal(share.get(field).asString());
    }
}
