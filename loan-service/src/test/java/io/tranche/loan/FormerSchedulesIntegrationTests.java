package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.loan.LoanApi.Answer;
import org.junit.jupiter.api.Test;

class FormerSchedulesIntegrationTests extends LoanServiceTestCase {

    @Test
    void showsEverySchedulePageByPageAsItWas() {
        long loan = activeLoan("100000", 12);
        String path = "/api/loans/" + loan + "/schedules";
        assertThat(borrower.get(path).body()).isEmpty();
        borrower.prepay(loan, "20000.00", "REDUCE_EMI", "first");
        Answer between = borrower.get("/api/loans/" + loan + "/schedule");
        borrower.prepay(loan, "20000.00", "REDUCE_TENOR", "second");

        Answer latest = borrower.get(path + "?limit=1");

        assertThat(latest.body()).hasSize(1);
        assertThat(latest.text("/0/version")).isEqualTo("2");
        assertThat(latest.body().at("/0/installments")).hasSize(between.body().size());
        assertThat(latest.text("/0/installments/1/amount")).isEqualTo(between.text("/1/amount"));
        assertThat(String.valueOf(latest.headers().getFirst("Link"))).contains("before=2");
        Answer agreed = borrower.get(path + "?before=2");
        assertThat(agreed.body()).hasSize(1);
        assertThat(agreed.text("/0/version")).isEqualTo("1");
        assertThat(agreed.body().at("/0/installments")).hasSize(12);
        assertThat(agreed.text("/0/installments/0/amount")).isEqualTo("8884.88");
        assertThat(agreed.text("/0/installments/11/balance")).isEqualTo("0.00");
    }

    @Test
    void showsOnlyOnesOwn() {
        long loan = activeLoan("1000", 3);
        borrower.prepay(loan, "100.00", "REDUCE_EMI", "ahead");

        assertThat(LoanApi.user(port, borrowerId + 1)
                        .get("/api/loans/" + loan + "/schedules")
                        .code())
                .isEqualTo(404);
        assertThat(admin.get("/api/loans/" + loan + "/schedules").body()).hasSize(1);
    }
}
