package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.TestPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is overdue of a provider's shares, and what they yield. */
class PortfolioFiguresIntegrationTests extends FundersTestCase {

    @Test
    void showsWhatIsOverdueAndWhatTheMoneyYields() {
        long loan = loanOf("700.00", "300.00");
        assertThat(portfolio(first).body().get(0).get("overdue").asBoolean()).isFalse();
        assertThat(portfolio(first).body().get(0).get("yield_percent").isNull()).isTrue();
        age(loan, 73);

        JsonNode late = portfolio(first).body().get(0);
        assertThat(late.get("overdue").asBoolean()).isTrue();
        assertThat(late.get("overdue_amount").asString()).isEqualTo("476.03");
        assertThat(late.get("yield_percent").asString()).isEqualTo("0.00");

        borrower.pay(loan, "340.02", "first-installment");

        JsonNode paid = portfolio(first).body().get(0);
        assertThat(paid.get("overdue_amount").asString()).isEqualTo("238.01");
        assertThat(paid.get("yield_percent").asString()).isEqualTo("5.00");
        age(loan, 73);
        assertThat(portfolio(first).body().get(0).get("yield_percent").asString())
                .isEqualTo("2.99");
    }

    @Test
    void addsUpAllShares() {
        assertThat(summary(first).toString())
                .startsWith("{\"loans\":0,\"share_amount\":\"0.00\"")
                .endsWith("\"overdue_loans\":0,\"overdue_amount\":\"0.00\",\"yield_percent\":null}");
        loanOf("700.00", "300.00");
        long late = loanOf("999.99", "0.01");
        age(late, 40);

        JsonNode summary = summary(first);

        assertThat(summary.get("loans").asInt()).isEqualTo(2);
        assertThat(summary.get("share_amount").asString()).isEqualTo("1699.99");
        assertThat(summary.get("principal_outstanding").asString()).isEqualTo("1699.99");
        assertThat(summary.get("overdue_loans").asInt()).isEqualTo(1);
        assertThat(summary.get("overdue_amount").asString()).isEqualTo("340.02");
        assertThat(summary.get("yield_percent").asString()).isEqualTo("0.00");
        assertThat(borrower.get("/api/providers/portfolio/summary").code()).isEqualTo(403);
    }

    /** As if it had been paid out so many days earlier. */
    private static void age(long loan, int days) {
        TestPlatform.database()
                .sql("UPDATE loan.installment SET due_date = due_date - :days WHERE loan_id = :loan")
                .param("days", days)
                .param("loan", loan)
                .update();
        TestPlatform.database()
                .sql("UPDATE loan.funding_share SET out_since = out_since - :days WHERE loan_id = :loan")
                .param("days", days)
                .param("loan", loan)
                .update();
    }

    private JsonNode summary(Funder funder) {
        return LoanApi.provider(port, funder.userId())
                .get("/api/providers/portfolio/summary")
                .body();
    }
}
